import { layerId, type TestLocation } from '@subunit-js/stream/reporting'

/** Gives each layer of a run an id of its own: blocks of the same titles share a scope. */
export class LayerIds {
  readonly #given = new Map<string, number>()

  next(scope: TestLocation, name: string): string {
    const id = layerId(scope, name)
    const number = (this.#given.get(id) ?? 0) + 1
    this.#given.set(id, number)
    return number === 1 ? id : layerId(scope, `${name} #${number}`)
  }
}
