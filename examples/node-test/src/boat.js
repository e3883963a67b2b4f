/** A boat that floats where the water is deeper than its draught and half a metre. */
export class Boat {
  #draught

  constructor(draught) {
    if (!(draught > 0)) throw new RangeError(`A draught of ${draught} m makes no boat.`)
    this.#draught = draught
  }

  floats(depth) {
    return depth >= this.#draught + 0.5
  }

  /** Asks the harbour for its depth until the boat floats; says how often it asked. */
  async wait(harbour) {
    for (let asked = 1; ; asked++) {
      if (this.floats(await harbour.depth())) return asked
    }
  }
}
