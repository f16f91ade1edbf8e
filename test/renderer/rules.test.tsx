/** The rules of alerts: switches and thresholds that save themselves, one change after another. */
import { describe, expect, test, vi } from 'vitest'
import { Rules } from '../../renderer/views/alerts/Rules.tsx'
import type { AlertRule } from '../../shared/contract/alerts.ts'
import { refusal } from '../helpers/refusal.ts'
import { show } from '../helpers/shown.tsx'

const RULE = {
  type: 'MAINTENANCE_DUE',
  title: 'Maintenance due',
  priority: 'HIGH',
  enabled: true,
  active: 0,
  thresholds: { days: 7 },
} as unknown as AlertRule

interface SentRule {
  readonly input: { readonly enabled?: boolean; readonly thresholds?: Record<string, number> }
  readonly resolve: (rule: AlertRule) => void
  readonly reject: (error: unknown) => void
}

async function opened() {
  const sent: SentRule[] = []
  const configureRule = (input: SentRule['input']) =>
    new Promise<AlertRule>((resolve, reject) => void sent.push({ input, resolve, reject }))
  const alerts = {
    rules: async () => ({ rules: [RULE] }),
    notices: async () => ({ items: [] }),
    configureRule,
  }
  const page = show(<Rules />, { answers: { alerts } })
  const enabled = await page.screen.findByRole<HTMLInputElement>('switch', { name: 'Maintenance due' })
  const days = () => page.screen.getByRole<HTMLInputElement>('textbox')
  const wasSent = (times: number) => expect.poll(() => sent.length).toBe(times)
  return { ...page, sent, enabled, days, wasSent }
}

describe('a rule', () => {
  test('shows at once what it was switched to', async () => {
    const { hand, enabled, sent, wasSent } = await opened()
    await hand.click(enabled)
    expect(enabled.checked).toBe(false)
    await wasSent(1)
    expect(sent[0]?.input).toMatchObject({ enabled: false })
  })

  test('that is switched off and on again ends switched on, whatever the first answer says', async () => {
    const { hand, enabled, sent, wasSent } = await opened()
    await hand.click(enabled)
    await hand.click(enabled)
    await wasSent(1)
    sent[0]?.resolve({ ...RULE, enabled: false })
    await wasSent(2)
    expect(sent[1]?.input).toMatchObject({ enabled: true })
    expect(enabled.checked).toBe(true)
    sent[1]?.resolve(RULE)
    await vi.waitFor(() => expect(enabled.checked).toBe(true))
  })

  test('that is refused goes back, and says why', async () => {
    const { screen, hand, enabled, sent, wasSent } = await opened()
    await hand.click(enabled)
    await wasSent(1)
    sent[0]?.reject(new Error('no'))
    await screen.findByRole('alert')
    expect(enabled.checked).toBe(true)
  })
})

describe('a threshold', () => {
  test('is saved once by Enter, and not again when the field is left', async () => {
    const { hand, days, sent, wasSent } = await opened()
    await hand.clear(days())
    await hand.type(days(), '9{Enter}')
    await wasSent(1)
    await hand.tab()
    sent[0]?.resolve({ ...RULE, thresholds: { days: 9 } })
    await expect.poll(() => days().value).toBe('9')
    expect(sent.map(({ input }) => input.thresholds)).toEqual([{ days: 9 }])
  })

  test('that is typed while the one before is saved stays, with the focus', async () => {
    const { hand, days, sent, wasSent } = await opened()
    await hand.clear(days())
    await hand.type(days(), '9{Enter}')
    await wasSent(1)
    await hand.type(days(), '0')
    sent[0]?.resolve({ ...RULE, thresholds: { days: 9 } })
    await hand.type(days(), '{Enter}')
    await wasSent(2)
    expect(sent[1]?.input.thresholds).toEqual({ days: 90 })
    expect(days().value).toBe('90')
    expect(document.activeElement).toBe(days())
  })

  test.each([
    ['soon', 'Enter a number.'],
    [' ', 'Enter a value.'],
  ])('of "%s" is not sent, and says why', async (typed, reason) => {
    const { screen, hand, days, sent } = await opened()
    await hand.clear(days())
    await hand.type(days(), `${typed}{Enter}`)
    await screen.findByText(reason)
    expect([days().value, days().getAttribute('aria-invalid'), sent.length]).toEqual([typed, 'true', 0])
  })

  test('that Vigie refuses stays, and says why beside it', async () => {
    const { screen, hand, days, sent, wasSent } = await opened()
    await hand.clear(days())
    await hand.type(days(), '9999{Enter}')
    await wasSent(1)
    sent[0]?.reject(refusal('thresholds.days', 'at most 366'))
    await screen.findByText('At most 366.')
    expect(days().value).toBe('9999')
  })
})
