/** The timeline of jobs while the time goes on: what is looked at stays. */
import { expect, test } from 'vitest'
import { Timeline } from '../../renderer/views/jobs/timeline/Timeline.tsx'
import type { Timeline as TimelineData } from '../../shared/contract/timeline.ts'
import { aJob } from '../helpers/a-job.ts'
import { focused, show } from '../helpers/shown.tsx'

test('its lanes and the focus in them stay while another time is read', async () => {
  location.hash = '#/jobs?as=timeline'
  const asked: { from: string; to: string; answer: (timeline: TimelineData) => void }[] = []
  const timeline = ({ from, to }: { from: string; to: string }) =>
    new Promise<TimelineData>((answer) => void asked.push({ from, to, answer }))
  const answer = (nth: number) => {
    const { from, to, answer: send } = asked[nth] ?? {}
    if (from && to) send?.({ from, to, part_ms: (Date.parse(to) - Date.parse(from)) / 96, jobs: [] })
  }
  const { screen, hand } = show(<Timeline jobs={[aJob({ id: 'alerts' })]} />, {
    answers: { runs: { timeline } },
  })
  await expect.poll(() => asked.length).toBe(1)
  answer(0)
  const lane = await screen.findByRole('slider')
  lane.focus()
  await hand.keyboard('{ArrowLeft}')
  const text = lane.getAttribute('aria-valuetext')
  const name = focused()
  location.hash = '#/jobs?as=timeline&range=hours'
  await expect.poll(() => asked.length).toBe(2)
  expect(focused()).toBe(name)
  expect(lane.getAttribute('aria-valuetext')).toBe(text)
  answer(1)
  await expect.poll(() => screen.getByRole('slider')).toBe(lane)
  expect(focused()).toBe(name)
})
