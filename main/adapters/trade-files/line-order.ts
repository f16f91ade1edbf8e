/** Whether the trades of a file without numbers come last first, by the times of its first and its last line. */
const NEWLINE = 10
/** Longer than two lines. */
const EDGE = 2000

/** A time in seconds as the first of the cells; anything else is a header. */
const TIME = /^(\d{10}(?:\.\d+)?),/

/** Returns how many trades a file has if its last one comes first; null if it does not. */
export async function countIfReversed(pieces: AsyncIterable<Uint8Array>): Promise<number | null> {
  let [lines, head, tail] = [0, Buffer.alloc(0), Buffer.alloc(0)]
  for await (const piece of pieces) {
    for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) lines++
    if (head.length < EDGE) head = Buffer.concat([head, piece]).subarray(0, EDGE)
    tail = Buffer.concat([tail, piece.subarray(-EDGE)]).subarray(-EDGE)
  }
  const times = (edge: Buffer) =>
    edge
      .toString('latin1')
      .split('\n')
      .flatMap((line) => TIME.exec(line)?.[1] ?? [])
      .map(Number)
  const [first] = times(head)
  const last = times(tail).at(-1)
  if (first === undefined || last === undefined || last >= first) return null
  const header = TIME.test(head.toString('latin1')) ? 0 : 1
  const unended = tail.at(-1) === NEWLINE ? 0 : 1
  return lines + unended - header
}
