/** Keeps the most recently used things, so many of them. */
export class Shelf {
  #room
  #things = new Map()

  constructor(room) {
    this.#room = room
  }

  get names() {
    return [...this.#things.keys()]
  }

  put(name, thing) {
    this.#things.delete(name)
    this.#things.set(name, thing)
    if (this.#things.size > this.#room) this.#things.delete(this.names[0])
  }

  take(name) {
    const thing = this.#things.get(name)
    if (thing !== undefined) this.put(name, thing)
    return thing
  }
}
