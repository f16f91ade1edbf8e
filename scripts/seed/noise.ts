/** Random numbers and ids that are the same at every run: what a seeded instance holds depends on its instant only. */
import { crc32 } from 'node:zlib'
import type { Random } from '../../main/core/ports/random.ts'

/** Returns a function that gives uniform numbers in [0, 1), always the same ones for the same name. */
export function noiseOf(name: string): () => number {
  let state = crc32(name)
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Returns an id that sorts by an instant, ms, like those that Vigie makes. @param number tells ids of one instant apart */
export function idAt(instant: number, number: number): string {
  const time = instant.toString(16).padStart(12, '0')
  const rest = number.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${rest}`
}

/** The random numbers of an application that seeds. */
export function seededRandom(now: () => number): Random {
  const next = noiseOf('application')
  let made = 0
  return {
    next,
    share: () => 0,
    id: () => {
      made += 1
      return idAt(now(), made)
    },
  }
}

/**
 * Returns a figure of a day that moves slowly around 0, within about -1.5 and 1.5: the same at every call.
 * @param day number of the day since 1970
 */
export function drift(day: number, name: string): number {
  const shift = (crc32(name) % 628) / 100
  const rough = noiseOf(`${name} ${day}`)() - 0.5
  return Math.sin(day / 41 + shift) + 0.4 * Math.sin(day / 9.7 + 2 * shift) + 0.3 * rough
}
