/** The usual pass: everything has its alert, and nothing has changed since. */
import { line } from '../harness/line.ts'
import { compareByHand, createByHand, passScene } from '../tools/alert-passes.ts'

export const alertPassStanding = line({
  name: 'alert-pass-standing',
  work: 'a pass of the alerts over 100,000 maintenances that all have their alert already.',
  peer: 'a hand-written better-sqlite3 loop that compares the same rows',
  figures: { time: { unit: 'ms', goal: { ratio: 1.5 } } },
  sizes: [1000, 10_000, 100_000],
  growth: { of: 'alerts', exponents: { time: 0.5 } },
  setUp: async (count) => {
    const scene = passScene(count)
    await scene.pass(0)
    createByHand(scene.theirs)
    return {
      ours: async () => {
        const { took, report } = await scene.pass(0)
        if (report.created + report.updated + report.removed > 0) throw new Error('something changed')
        return { time: took }
      },
      peer: async () => ({ time: compareByHand(scene.theirs) }),
      detail: scene.detail,
      close: scene.close,
    }
  },
})
