/** The tray of a desktop that is attached to an instance in another process. */
import { describe, expect, test } from 'vitest'
import { attachedModel, notRunningModel } from '../../../main/core/tray/attached.ts'
import type { MenuEntry } from '../../../main/core/tray/menu.ts'
import { trayModel } from '../../../main/core/tray/model.ts'

const alerts = { total: 2, unread: 2, critical: 0, high: 0, medium: 2, low: 0, snoozed: 0, dismissed: 0 }
const model = trayModel(
  {
    language: 'en',
    locale: 'en-GB',
    zone: 'UTC',
    now: 0,
    score: { value: 33.7, level: 'fear', stale: false },
    health: { state: 'off' },
    problems: [],
    jobs: [],
    alerts,
  },
  'nowhere',
)

const labels = (menu: readonly MenuEntry[]) =>
  menu.flatMap((entry) => (entry.type === 'separator' ? [] : [entry.label]))
const actions = (menu: readonly MenuEntry[]) =>
  menu.flatMap((entry) => (entry.type === 'action' ? [entry.action.do] : []))

describe('an attached tray', () => {
  test('shows what the tray of the instance would show', () => {
    const { icon, tooltip, title, menu } = attachedModel(model, 'en')
    expect({ icon, tooltip, title }).toEqual({ icon: model.icon, tooltip: model.tooltip, title: model.title })
    expect(labels(menu)).toEqual(expect.arrayContaining(labels(model.menu.slice(0, -1))))
  })

  test('says that it is attached, and that quitting leaves the server running', () => {
    expect(labels(attachedModel(model, 'en').menu).slice(-3)).toEqual([
      'Attached to the Vigie server',
      'Stop the Vigie server',
      'Quit the desktop (the server continues)',
    ])
  })

  test('quits and stops by one entry each', () => {
    const done = actions(attachedModel(model, 'fr').menu)
    expect(done.filter((action) => action === 'quit')).toHaveLength(1)
    expect(done.filter((action) => action === 'stop_server')).toHaveLength(1)
  })
})

describe('a tray whose instance has stopped', () => {
  test.each([
    ['en', 'Vigie is not running'],
    ['fr', 'Vigie n’est pas en marche'],
  ] as const)('says so in %s', (language, words) => {
    const { tooltip, menu } = notRunningModel(language)
    expect(tooltip).toBe(words)
    expect(labels(menu)[0]).toBe(words)
  })

  test('offers to start Vigie here, to open the window and to quit, and no score', () => {
    const { menu, title, icon } = notRunningModel('en')
    expect(actions(menu)).toEqual(['start_here', 'open', 'quit'])
    expect(title).toBe('')
    expect(icon).toMatchObject({ sentiment: 'none', jobs: 'failing' })
  })
})
