/** A pass in which everything becomes an alert at once, as after a large import. */
import { line } from '../harness/line.ts'
import { createByHand, forget, passScene } from '../tools/alert-passes.ts'

export const alertPassNew = line({
  name: 'alert-pass-new',
  work: 'a pass of the alerts over 100,000 maintenances that are all due and none of which has an alert yet.',
  peer: 'a hand-written better-sqlite3 loop that writes the same rows in one transaction',
  figures: { time: { unit: 'ms', goal: { ratio: 1.5 } } },
  sizes: [1000, 10_000, 100_000],
  growth: { of: 'alerts', exponents: { time: 1.1 } },
  setUp: async (count) => {
    const scene = passScene(count)
    return {
      ours: async () => {
        forget(scene.ours)
        const { took, report } = await scene.pass(0)
        if (report.created !== count) throw new Error(`${report.created} of ${count} alerts were created`)
        return { time: took }
      },
      peer: async () => {
        forget(scene.theirs)
        return { time: createByHand(scene.theirs) }
      },
      detail: scene.detail,
      close: scene.close,
    }
  },
})
