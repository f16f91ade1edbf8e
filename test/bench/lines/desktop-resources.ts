/** Memory and idle processor time of the desktop in a real Electron. */
import { setTimeout as pause } from 'node:timers/promises'
import { eventually } from '../../helpers/desktop/eventually.ts'
import { line } from '../harness/line.ts'
import {
  BARE,
  type BenchDesktop,
  begin,
  end,
  memoryOf,
  openDesktop,
  processorTimeOf,
  shown,
  VIGIE,
  windowOf,
} from '../tools/desktop-scene.ts'

/** First runs and what a start leaves behind are over by then, and V8 has collected it for the last time, ms. */
const STARTED_MS = 55_000
const SETTLE_MS = 8000
const IDLE_MS = 40_000
/** Electron releases a hidden window after the least that can be set, a minute. */
const RELEASED_MS = 75_000

async function bare(scene: BenchDesktop) {
  const plain = begin(scene, BARE)
  await shown(scene, '^Bare$')
  await pause(STARTED_MS)
  const memory = memoryOf(plain)
  await end(plain)
  return { shown: memory, hidden: memory, released: memory, processor: 0 }
}

async function vigie(scene: BenchDesktop) {
  const child = begin(scene, VIGIE)
  await shown(scene, 'Vigie$')
  await pause(STARTED_MS)
  const open = memoryOf(child)
  await (await scene.tray.item()).activate()
  await eventually('the window to close', () => (windowOf(scene, 'Vigie$') === null ? true : null))
  await pause(SETTLE_MS)
  const hidden = memoryOf(child)
  const before = processorTimeOf(child)
  await pause(IDLE_MS)
  const processor = ((processorTimeOf(child) - before) / (IDLE_MS / 1000)) * 100
  await pause(RELEASED_MS - IDLE_MS)
  const released = memoryOf(child)
  await end(child)
  return { shown: open, hidden, released, processor }
}

/** Measured once: a window takes a minute to be released. */
export const desktopResources = line({
  name: 'desktop-resources',
  work: 'the memory of all processes of the desktop with its window shown, hidden and released; its processor time while hidden.',
  peer: 'a bare window of the same Electron, shown',
  figures: {
    shown: { unit: 'MB', goal: { ratio: 1.6 } },
    hidden: { unit: 'MB', goal: { ratio: 1.6 } },
    released: { unit: 'MB', goal: { ratio: 1.4 } },
    processor: { unit: '% of a core', goal: { atMost: 0.1 } },
  },
  sizes: [1],
  pairs: 1,
  setUp: async () => {
    const scene = await openDesktop()
    const [theirs, ours] = [await bare(scene), await vigie(scene)]
    return { ours: async () => ours, peer: async () => theirs, close: scene.close }
  },
})
