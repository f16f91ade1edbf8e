/** What the monthly update of records costs, beside what it may cost. */
import { expect, test } from 'vitest'
import { notice } from '../../renderer/shell/toast.ts'
import { KeyField } from '../../renderer/views/occupations/KeyField.tsx'
import { RunCard } from '../../renderer/views/occupations/RunCard.tsx'
import { show } from '../helpers/shown.tsx'

/** An estimate of a run without a key, with a cap a month. */
const estimateOf = (month_cap_usd: number) => ({
  records: 22,
  due: 22,
  already_rewritten: 0,
  cost_per_record_usd: 0.016,
  total_usd: 0.35,
  due_usd: 0.35,
  run_cap_usd: null,
  month_cap_usd,
  spent_this_month_usd: 0.38,
  unknown_this_month_usd: 0,
  simulation: true,
  basis: 'past',
  table: [],
  price: { model: 'claude', basis: 'table', as_of: null },
})

test.each([
  [0.5, '$0.38 of $0.50'],
  [2, '$0.38 of $2'],
])('a cap of %d dollars is shown as it is', async (cap, shown) => {
  const occupations = { estimate: async () => estimateOf(cap) }
  const { screen } = show(<RunCard />, {
    answers: { occupations, jobs: { list: async () => ({ jobs: [] }) } },
  })
  expect((await screen.findByText(/of \$/)).textContent).toBe(shown)
})

test('a key that is saved says when the next update is charged, and how much', async () => {
  const job = { definition: { kind: 'occupations' }, next_run_time: '2026-12-01T03:00:00.000Z' }
  const occupations = {
    estimate: async () => estimateOf(2),
    key: async () => ({ set: true }),
  }
  const { screen, hand } = show(<KeyField simulation />, {
    answers: { occupations, jobs: { list: async () => ({ jobs: [job] }) } },
  })
  await hand.type(screen.getByLabelText('Claude key', { selector: 'input' }), 'sk-ant-0123456789{Enter}')
  await expect
    .poll(() => notice.get()?.text)
    .toMatch(/^The key is saved\. The next update, .+, is charged: about \$0\.35\.$/)
})
