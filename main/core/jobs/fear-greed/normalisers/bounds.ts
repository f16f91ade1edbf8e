import { type Normaliser, part } from './normaliser.ts'

/** Maps a value linearly between its fixed bounds: -1 becomes 0, 0 becomes 50, 1 becomes 100. */
export const opinionBounds: Normaliser = {
  reach: () => 1,
  fit: () => ({ low: -1, high: 1 }),
  score: (value, scale) => {
    const low = part(scale, 'low')
    return (100 * (value - low)) / (part(scale, 'high') - low)
  },
}
