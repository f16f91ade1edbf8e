/** The first pass after midnight: every number of days is another. */
import { line } from '../harness/line.ts'
import { countDaysByHand, createByHand, passScene } from '../tools/alert-passes.ts'

export const alertPassDays = line({
  name: 'alert-pass-days',
  work: 'the first pass of a day over 100,000 alerts, each of which is a day nearer or later; Vigie counts the days when an alert is read.',
  peer: 'a hand-written better-sqlite3 loop that writes the new number of days of each in one transaction',
  figures: { time: { unit: 'ms', goal: { ratio: 1.5 } } },
  sizes: [1000, 10_000, 100_000],
  growth: { of: 'alerts', exponents: { time: 1.1 } },
  setUp: async (count) => {
    const scene = passScene(count)
    await scene.pass(0)
    createByHand(scene.theirs)
    let [our, their] = [0, 0]
    return {
      ours: async () => {
        our += 1
        return { time: (await scene.pass(our)).took }
      },
      peer: async () => {
        their += 1
        return { time: countDaysByHand(scene.theirs, their) }
      },
      detail: scene.detail,
      close: scene.close,
    }
  },
})
