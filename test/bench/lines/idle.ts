/** Memory and processor time of an instance with nothing to do. */
import { setTimeout as pause } from 'node:timers/promises'
import { line } from '../harness/line.ts'
import { type ServedProcess, servedFolder, settled } from '../tools/instance.ts'
import { memoryMb, processorMs } from '../tools/process-figures.ts'

/** A turn of both at once: neither takes the processor from the other. */
const WINDOW_MS = 6000

export const idle = line({
  name: 'idle',
  work: '`vigie serve` with nothing to do, after its runs at the start: its memory, and the share of a core that it uses.',
  peer: 'the bare Node program of the line `start`, idle in the same seconds',
  figures: {
    memory: { unit: 'MB', goal: { ratio: 1.6 } },
    processor: { unit: '% of a core', goal: { more: 0.05 } },
  },
  sizes: [10_000],
  setUp: async (scores) => {
    const folder = await servedFolder({ scores, alerts: scores / 10, runs: scores / 2 })
    const [ours, peer] = [await folder.startOurs(), await folder.startPeer()]
    await Promise.all([settled(), fetch(`http://127.0.0.1:${peer.port}/health`)])
    const figures = ({ child: { pid = 0 } }: ServedProcess, before: number) => ({
      memory: memoryMb(pid),
      processor: ((processorMs(pid) - before) / WINDOW_MS) * 100,
    })
    let theirs: ReturnType<typeof figures> | null = null
    return {
      ours: async () => {
        const [own, other] = [processorMs(ours.child.pid ?? 0), processorMs(peer.child.pid ?? 0)]
        await pause(WINDOW_MS)
        theirs = figures(peer, other)
        return figures(ours, own)
      },
      peer: async () => theirs ?? Promise.reject(new Error('measured with ours')),
      close: folder.close,
    }
  },
})
