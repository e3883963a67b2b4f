export {
  type CommandOptions,
  concurrencyCommand,
  defaultIds,
  disposeCommand,
  listCommand,
  provisionCommand,
  type RunOptions,
  runCommand,
  type ShellCommand,
} from './config/command.ts'
export { readTestrConf, type TestrConf } from './config/testr-conf.ts'
export { TestrError, type TestrErrorCode, type TestrErrorOptions } from './error.ts'
export { type BatchOptions, nextBatch, type Slot, speedOf } from './schedule/batch.ts'
export { type Estimate, Estimator, type Times } from './schedule/estimate.ts'
export { type Ending, Ledger, type Loss, type Settlement } from './schedule/ledger.ts'
export { type Order, ordered } from './schedule/order.ts'
export { shard, shardFingerprint } from './schedule/shard.ts'
export { type Unit, type UnitOptions, unitsOfFiles, unitsOfIds } from './schedule/unit.ts'
