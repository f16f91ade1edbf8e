/** The output of a program in bounded memory: its beginning and its end. */
import { beforeCut, behindCut, outputText } from './output-text.ts'

/** Collects an output, and leaves out its middle if it is too long. */
export class BoundedOutput {
  readonly #half: number
  readonly #head: Buffer[] = []
  readonly #tail: Buffer[] = []
  #headBytes = 0
  #tailBytes = 0
  #length = 0

  constructor(maxBytes: number) {
    this.#half = Math.max(1, Math.floor(maxBytes / 2))
  }

  /** Bytes of the whole. */
  get length(): number {
    return this.#length
  }

  add(chunk: Buffer): void {
    this.#length += chunk.length
    const first = chunk.subarray(0, this.#half - this.#headBytes)
    if (first.length > 0) {
      // A copy: a part would keep its whole chunk in memory.
      this.#head.push(Buffer.from(first))
      this.#headBytes += first.length
    }
    const rest = chunk.subarray(first.length).subarray(-this.#half)
    if (rest.length === 0) return
    this.#tail.push(Buffer.from(rest))
    this.#tailBytes += rest.length
    while (this.#tailBytes - (this.#tail[0]?.length ?? 0) >= this.#half) {
      this.#tailBytes -= this.#tail.shift()?.length ?? 0
    }
  }

  /** Returns the text; what is left out is marked by a line with an ellipsis. */
  text(): string {
    const end = Buffer.concat(this.#tail).subarray(-this.#half)
    const whole = this.#headBytes + end.length === this.#length
    if (whole) return outputText(Buffer.concat([...this.#head, end]))
    return `${outputText(beforeCut(Buffer.concat(this.#head)))}\n…\n${outputText(behindCut(end))}`
  }
}
