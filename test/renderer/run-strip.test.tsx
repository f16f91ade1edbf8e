/** The last runs of a job as bars: what is pointed at stays the same run while others come. */
import { expect, test } from 'vitest'
import { RunStrip } from '../../renderer/views/jobs/RunStrip.tsx'
import { show } from '../helpers/shown.tsx'

const run = (id: string, minute: number) => ({
  id,
  outcome: 'succeeded' as const,
  duration_ms: minute * 1000,
  skip_reason: null,
  skipped_count: 0,
  scheduled_for: `2026-05-01T10:0${minute}:00Z`,
  started_at: `2026-05-01T10:0${minute}:00Z`,
})

test('a run that is pointed at by keys stays pointed at when a newer one comes', async () => {
  const strip = (ids: readonly number[]) => (
    <RunStrip pointed name="Alerts" runs={ids.map((id) => run(`r${id}`, id))} />
  )
  const { screen, hand, again } = show(strip([3, 2, 1]))
  const slider = screen.getByRole('slider')
  slider.focus()
  await hand.keyboard('{ArrowLeft}')
  const text = slider.getAttribute('aria-valuetext')
  expect(text).toMatch(/ 2\ss$/)
  again(strip([4, 3, 2]))
  await expect.poll(() => slider.getAttribute('aria-valuenow')).toBe('1')
  expect(slider.getAttribute('aria-valuetext')).toBe(text)
})
