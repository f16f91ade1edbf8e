import { expect, test } from 'vitest'
import { hrefBackTo } from '../../renderer/shell/left-places.ts'
import { Navigation } from '../../renderer/shell/Navigation.tsx'
import { show } from '../helpers/shown.tsx'

const goes = (hash: string) =>
  new Promise<void>((resolve) => {
    window.addEventListener('hashchange', () => resolve(), { once: true })
    window.location.hash = hash
  })

test('the navigation leads back to the period and the mark that a view was left with', async () => {
  await goes('#/now?range=year&at=2020-01-02&component=momentum')
  await goes('#/jobs')
  const answers = {
    alerts: { list: async () => ({ counts: { unread: 0 }, items: [] }) },
    updates: { get: async () => ({ state: 'off' }) },
  }
  const { screen } = show(<Navigation view="jobs" />, { answers: answers as never })
  expect(screen.getByRole('link', { name: 'Now' }).getAttribute('href')).toBe(
    '#/now?range=year&at=2020-01-02',
  )
})

test('the link of the view that is shown leads to all of it', async () => {
  await goes('#/trades?range=week')
  await goes('#/now')
  expect(hrefBackTo('trades', 'now')).toBe('#/trades?range=week')
  expect(hrefBackTo('trades', 'trades')).toBe('#/trades')
})
