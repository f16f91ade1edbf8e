import { EventEmitter } from 'node:events'
import type { Notification, NotificationConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { type DesktopNotice, electronNotifier } from '../../../main/adapters/electron/notifier.ts'
import type { Notice } from '../../../main/core/ports/notifier.ts'

interface NotifierCircumstances {
  readonly supported?: boolean
  readonly says?: string | null
  readonly markup?: boolean
}

function desk({ supported = true, says = 'show', markup = false }: NotifierCircumstances = {}) {
  const made: { options: NotificationConstructorOptions; emitter: EventEmitter; closed: boolean }[] = []
  const opened: DesktopNotice['target'][] = []
  const waiting = new Set<() => void>()
  const notifier = electronNotifier({
    isSupported: () => supported,
    icon: 'icon.png',
    readsMarkup: () => Promise.resolve(markup),
    afterPatience: (giveUp) => {
      waiting.add(giveUp)
      return () => waiting.delete(giveUp)
    },
    open: (target) => void opened.push(target),
    create: (options) => {
      const emitter = new EventEmitter()
      const entry = { options, emitter, closed: false }
      made.push(entry)
      return {
        on: ((name: string, listener: () => void) =>
          emitter.on(name, listener)) as unknown as Notification['on'],
        show: () => void (says === null || emitter.emit(says)),
        close: () => {
          entry.closed = true
          emitter.emit('close')
        },
      } satisfies Pick<Notification, 'on' | 'show' | 'close'>
    },
  })
  return { notifier, made, opened, waiting }
}

const notice = (key: string): Notice => ({
  key,
  title: 'Compresseur',
  body: 'Maintenance en retard',
  urgency: 'critical',
  target: { view: 'alerts', id: '7' },
})

describe('a notification', () => {
  it('is shown with its text and urgency', async () => {
    const { notifier, made } = desk()
    expect(await notifier.show(notice('a'))).toBe('shown')
    expect(made[0]?.options).toMatchObject({
      title: 'Compresseur',
      body: 'Maintenance en retard',
      urgency: 'critical',
    })
  })

  it('is shown as it is by a server that reads bodies as markup', async () => {
    const { notifier, made } = desk({ markup: true })
    await notifier.show({ ...notice('a'), title: 'A & <b>', body: 'Fear & <b>Greed</b> > 3' })
    expect(made[0]?.options).toMatchObject({
      title: 'A & <b>',
      body: 'Fear &amp; &lt;b&gt;Greed&lt;/b&gt; &gt; 3',
    })
  })

  it('leaves the screen when it is clicked', async () => {
    const { notifier, made } = desk()
    await notifier.show(notice('a'))
    made[0]?.emitter.emit('click')
    expect(made[0]?.closed).toBe(true)
  })

  it('opens its subject when it is clicked, however long ago it was shown', async () => {
    const { notifier, made, opened } = desk()
    for (let number = 0; number < 20; number += 1) await notifier.show(notice(`key-${number}`))
    made[0]?.emitter.emit('click')
    expect(opened).toEqual([{ view: 'alerts', id: '7' }])
  })

  it('with the same key replaces the one before', async () => {
    const { notifier, made } = desk()
    await notifier.show(notice('a'))
    await notifier.show(notice('a'))
    expect(made.map(({ closed }) => closed)).toEqual([true, false])
  })

  it('says so where this desktop shows none, or could not show it', async () => {
    expect(await desk({ supported: false }).notifier.show(notice('a'))).toBe('none')
    expect(await desk({ says: 'failed' }).notifier.show(notice('a'))).toBe('none')
  })

  it('is given up where the system says neither, so that those after it still go out', async () => {
    const { notifier, made, waiting } = desk({ says: null })
    const first = notifier.show(notice('a'))
    await vi.waitFor(() => expect(waiting.size).toBe(1))
    for (const giveUp of waiting) giveUp()
    expect([await first, waiting.size]).toEqual(['none', 0])
    made[0]?.emitter.emit('show')
    expect(await first).toBe('none')
  })

  it('waits for nothing once it is shown', async () => {
    const { notifier, waiting } = desk()
    await notifier.show(notice('a'))
    expect(waiting.size).toBe(0)
  })
})
