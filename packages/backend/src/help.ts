/** The help of the command for this framework. */
export function help(framework: string): string {
  return `Usage: subunit-${framework} [options] [${framework} arguments]

Runs or lists ${framework} tests and writes a subunit v2 stream to standard output.

Options:
  --list[=tests|files]  say which tests, or which files, there are, and run nothing
  --load-list <file>    run, or list, only the ids in the file, one a line
  --list-order          run in the order of that list as far as ${framework} allows
  --debug <id>          run one test with the terminal as its standard input, without timeouts
  --                    all arguments after this are ${framework}'s
  -h, --help            show this help
  --version             show the version

In a list, a file's path stands for all its tests, and the id of a layer, such as
"test/a.js > [beforeAll]", for the tests of its scope.

Exit status: 0 when all that was asked for was reported, whether tests failed or not; 1 when it
was not; 2 for wrong usage or a list that cannot be read; 3 when ${framework} could not find out its
tests.

Examples:
  subunit-${framework} | subunit cat              run everything and watch
  subunit-${framework} --list | subunit ls        list the tests
  subunit-${framework} --load-list failing.txt    run these again
`
}
