/** What a run tells of its progress: it ends at a whole, whatever the days gave. */
import { expect, test } from 'vitest'
import { meet, onArchive } from '../../../helpers/trade-world.ts'

const ends = (progress: readonly { readonly fraction: number | null }[]) => {
  const shares = progress.map(({ fraction }) => fraction)
  return [0.25, 0.5, 0.75, 1].map((share) => shares.includes(share))
}

test('each day is told when it is stored, the last one too', async () => {
  const { run, progress } = await meet({ days: 4 })
  await run()
  expect(ends(progress)).toEqual([true, true, true, true])
  expect(progress.at(-1)).toMatchObject({ fraction: 1, counters: { days: 4, of_days: 4, rows: 200 } })
})

test('a day that is set apart counts as passed, not as collected', async () => {
  const { run, progress, states } = await meet({
    days: 4,
    fault: onArchive(3, () => ({ status: 403, body: '<title>Denied</title>' })),
  })
  await run()
  expect(states()[3]).toBe('waiting')
  expect(progress.at(-1)).toMatchObject({ fraction: 1, counters: { days: 3, of_days: 4 } })
})
