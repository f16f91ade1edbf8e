/** The order of ids: parts of a history that are out of order, repeat themselves, or overlap. */

/** Returns the indexes of ids in rising order; equal ones keep the order in which they came. */
export function risingOrder(ids: Float64Array): Uint32Array {
  return orderOfRuns(ids) ?? orderOfIds(ids)
}

/** So many ids make a run on average; shorter ones are sorted one by one. */
const RUN = 8

/**
 * Puts whole runs of consecutive ids in order: parts of a history are mostly in order themselves. Null if there are too many
 * runs, or if two of them overlap.
 */
function orderOfRuns(ids: Float64Array): Uint32Array | null {
  const starts: number[] = []
  for (let i = 0; i < ids.length; i++) {
    if (i > 0 && ids[i] === (ids[i - 1] as number) + 1) continue
    starts.push(i)
    if (starts.length > 1 && starts.length * RUN > ids.length) return null
  }
  const runs = starts.map((from, i) => ({ from, to: starts[i + 1] ?? ids.length }))
  runs.sort((one, other) => (ids[one.from] as number) - (ids[other.from] as number))
  const order = new Uint32Array(ids.length)
  let count = 0
  let last = -1
  for (const { from, to } of runs) {
    if ((ids[from] as number) <= last) return null
    for (let i = from; i < to; i++) order[count++] = i
    last = ids[to - 1] as number
  }
  return order
}

const DIGIT = 2 ** 16

/** Sorts digit by digit (LSD radix sort): a comparison of millions of ids would take ten times as long. */
function orderOfIds(ids: Float64Array): Uint32Array {
  let order = new Uint32Array(ids.length).map((_, i) => i)
  let other = new Uint32Array(ids.length)
  const least = ids.reduce((a, b) => Math.min(a, b))
  const range = ids.reduce((a, b) => Math.max(a, b)) - least
  const digits = new Uint16Array(ids.length)
  const places = new Uint32Array(DIGIT)
  for (let scale = 1; scale <= range; scale *= DIGIT) {
    places.fill(0)
    for (let i = 0; i < ids.length; i++) {
      const digit = Math.floor(((ids[i] as number) - least) / scale) % DIGIT
      digits[i] = digit
      places[digit] = (places[digit] as number) + 1
    }
    let before = 0
    for (let digit = 0; digit < DIGIT; digit++) {
      const count = places[digit] as number
      places[digit] = before
      before += count
    }
    for (const i of order) {
      const digit = digits[i] as number
      const place = places[digit] as number
      other[place] = i
      places[digit] = place + 1
    }
    ;[order, other] = [other, order]
  }
  return order
}
