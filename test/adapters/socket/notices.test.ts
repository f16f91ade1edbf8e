/** Notifications of an instance, shown on the attached desktop. */
import { expect, onTestFinished, test, vi } from 'vitest'
import type { NoticesDeps } from '../../../main/adapters/socket/notices.ts'
import { followNotices } from '../../../main/adapters/socket/notices.ts'
import type { Notice } from '../../../main/core/ports/notifier.ts'
import type { NoticeView } from '../../../shared/contract/alerts.ts'
import { silentLog } from '../../helpers/silent-log.ts'

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 20_000 })

function notice(key: string, more: Partial<NoticeView> = {}): NoticeView {
  return {
    key,
    form: 'single',
    title: `Title ${key}`,
    body: 'Body',
    alert_ids: [7],
    alerts: 1,
    decided_at: '2026-11-22T15:20:00+01:00',
    deliveries: [],
    ...more,
  }
}

/** An instance with earlier notifications, and a desktop that starts to follow. */
async function followed(items: readonly NoticeView[], priority = 'CRITICAL') {
  const instance = { items: [...items], reads: 0 }
  const shown: Notice[] = []
  let publish: Parameters<NoticesDeps['subscribe']>[0] = () => undefined
  const alerts = {
    notices: async () => {
      instance.reads += 1
      return { items: instance.items, next_cursor: null }
    },
    get: async () => ({ priority }),
  }
  const stop = followNotices({
    client: () => ({ alerts }) as unknown as ReturnType<NoticesDeps['client']>,
    subscribe: (listener) => {
      publish = listener
      return () => undefined
    },
    notifier: {
      show: async (one) => {
        shown.push(one)
        return 'shown'
      },
    },
    log: silentLog(),
    settleMs: 0,
  })
  onTestFinished(stop)
  await eventually(() => expect(instance.reads).toBe(1))
  /** The instance sends a new notification, and the desktop has read it. */
  async function answers(...newer: readonly NoticeView[]): Promise<void> {
    instance.items = [...newer, ...instance.items]
    const { reads } = instance
    publish({ type: 'alerts' })
    await eventually(() => expect(instance.reads).toBe(reads + 1))
    publish({ type: 'alerts' })
    await eventually(() => expect(instance.reads).toBe(reads + 2))
  }
  return { shown, answers, instance }
}

test('what was notified before the desktop came is not shown', async () => {
  const { shown, answers } = await followed([notice('old')])
  await answers()
  expect(shown).toEqual([])
})

test('a new one is shown once, as urgent as its alert, and opens it', async () => {
  const { shown, answers } = await followed([notice('old')])
  await answers(notice('new'))
  expect(shown).toEqual([
    {
      key: 'new',
      title: 'Title new',
      body: 'Body',
      urgency: 'critical',
      target: { view: 'alerts', id: '7' },
    },
  ])
})

test('a digest opens the list', async () => {
  const { shown, answers } = await followed([], 'LOW')
  await answers(notice('digest', { form: 'digest', alert_ids: [7, 8] }))
  expect(shown.map(({ target, urgency }) => ({ target, urgency }))).toEqual([
    { target: { view: 'alerts' }, urgency: 'low' },
  ])
})

test('one that waits for its words is shown when it has them', async () => {
  const { shown, answers, instance } = await followed([notice('late', { title: '' })])
  await answers()
  expect(shown).toEqual([])
  instance.items = []
  await answers(notice('late'))
  expect(shown.map(({ key }) => key)).toEqual(['late'])
})

test('one that a desktop of the instance’s own showed is not shown again', async () => {
  const { shown, answers } = await followed([])
  const deliveries = [{ channel: 'desktop', state: 'shown' as const, attempts: 1, at: null, problem: null }]
  await answers(notice('there', { deliveries }))
  expect(shown).toEqual([])
})
