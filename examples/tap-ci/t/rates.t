use strict;
use warnings;
use lib 'lib';
use Test::More;
use Rates;

my $rates = { CHF => 0.95, USD => 1.1 };

subtest 'a known currency' => sub {
    is Rates::convert($rates, 10, 'USD'), '11.00', 'is converted';
    is Rates::convert($rates, 1, 'CHF'), '0.95', 'to the cent';
};
is Rates::convert($rates, 10, 'XYZ'), undef, 'an unknown currency is not';

TODO: {
    local $TODO = 'rates are not checked yet';
    is Rates::convert({ USD => -1 }, 10, 'USD'), undef, 'a negative rate is refused';
}

done_testing;
