/** Fields that save themselves: what is typed while an answer is on its way, and what becomes of it when the form is left. */
import { afterEach, describe, expect, test, vi } from 'vitest'
import { notice } from '../../renderer/shell/toast.ts'
import { Fields } from '../../renderer/views/settings/Fields.tsx'
import type { FormSchema, SchemaObject } from '../../renderer/views/settings/json-schema.ts'
import { type SettingsPatch, useSaver } from '../../renderer/views/settings/useSaver.ts'
import { refusal } from '../helpers/refusal.ts'
import { show } from '../helpers/shown.tsx'

const SCHEMA: FormSchema = {
  type: 'object',
  properties: { name: { type: 'string', minLength: 1 }, enabled: { type: 'boolean' } },
}

interface SavingFormProps {
  readonly value: SchemaObject
  readonly save: (patch: SettingsPatch) => Promise<unknown>
}

function SavingForm({ value, save }: SavingFormProps) {
  return <Fields schema={SCHEMA} value={value} path="" saver={useSaver(save)} />
}

/** A form whose changes are answered one by one. */
function opened(value: SchemaObject = { name: 'pump', enabled: false }) {
  const sent: { changes: SchemaObject; resolve: () => void; reject: (error: unknown) => void }[] = []
  const save = ({ changes }: SettingsPatch) =>
    new Promise<void>((resolve, reject) => void sent.push({ changes, resolve, reject }))
  const page = show(<SavingForm value={value} save={save} />)
  const name = () => page.screen.getByLabelText<HTMLInputElement>('Name')
  const enabled = () => page.screen.getByRole<HTMLInputElement>('switch', { name: 'Switched on' })
  const kept = (next: SchemaObject) => page.again(<SavingForm value={next} save={save} />)
  const wasSent = (times: number) => expect.poll(() => sent.length).toBe(times)
  return { ...page, sent, name, enabled, kept, wasSent }
}

afterEach(() => notice.set(null))

describe('a text that is saved shortly after the last key', () => {
  test('keeps what is typed while its first part is saved, and saves it too', async () => {
    const { hand, name, sent, kept, wasSent } = opened()
    await hand.type(name(), 's')
    await wasSent(1)
    await hand.type(name(), '2')
    kept({ name: 'pumps', enabled: false })
    sent[0]?.resolve()
    await wasSent(2)
    expect(name().value).toBe('pumps2')
    expect(sent[1]?.changes).toEqual({ name: 'pumps2' })
  })

  test('is not refused for what stood there before', async () => {
    const { screen, hand, name, sent, wasSent } = opened()
    await hand.type(name(), '!')
    await wasSent(1)
    await hand.type(name(), '{Backspace}s')
    sent[0]?.reject(refusal('name', 'no such sign'))
    await wasSent(2)
    sent[1]?.resolve()
    await screen.findByText('Saved')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('is sent when the form is left before, and a refusal told in a notice', async () => {
    const { hand, name, sent, again } = opened()
    await hand.type(name(), 's')
    again(null)
    await expect.poll(() => sent.length).toBe(1)
    sent[0]?.reject(refusal('name', 'is taken'))
    await expect.poll(() => notice.get()?.text).toBe('Is taken.')
  })

  test('that is refused stays as it was typed', async () => {
    const { screen, hand, name, sent, wasSent } = opened()
    await hand.type(name(), 's')
    await wasSent(1)
    sent[0]?.reject(refusal('name', 'is taken'))
    await screen.findByText('Is taken.')
    expect(name().value).toBe('pumps')
  })
})

test('a switch that is turned back at once shows and sends what it was turned to last', async () => {
  const { hand, enabled, sent, kept, wasSent } = opened()
  await hand.click(enabled())
  await wasSent(1)
  await hand.click(enabled())
  await wasSent(2)
  kept({ name: 'pump', enabled: true })
  sent[0]?.resolve()
  await vi.waitFor(() => expect(enabled().checked).toBe(false))
  expect(sent[1]?.changes).toEqual({ enabled: false })
})
