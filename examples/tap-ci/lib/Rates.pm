package Rates;
use strict;
use warnings;

# Converts an amount by a table of rates; undef for a currency that is not in it.
sub convert {
    my ($rates, $amount, $currency) = @_;
    return undef unless exists $rates->{$currency};
    return sprintf '%.2f', $amount * $rates->{$currency};
}

1;
