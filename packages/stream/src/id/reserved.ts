import { PARSER_ERROR_ID } from '@subunit-js/protocol/writing'

/** The test id of test-server messages. */
export const RPC_ID = 'testrepository-rpc'

/** The id that testr and stestr invent for a backend that exits non-zero, and then ask backends to run. */
export const RETURN_CODE_ID = 'process-returncode'

/** Ids that mean something else than a test of a suite. */
export const RESERVED_IDS: readonly string[] = [PARSER_ERROR_ID, RPC_ID, RETURN_CODE_ID]
