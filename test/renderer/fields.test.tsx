/** Fields and choices: each has a name, says what it is for or why it was refused, and follows the keyboard. */
import { useState } from 'react'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { BulkBar } from '../../renderer/parts/BulkBar.tsx'
import { Choice } from '../../renderer/parts/Choice.tsx'
import { DayField } from '../../renderer/parts/DayField.tsx'
import { RadioCards } from '../../renderer/parts/RadioCards.tsx'
import { SearchField } from '../../renderer/parts/SearchField.tsx'
import { SecretForm } from '../../renderer/parts/SecretForm.tsx'
import { Switch } from '../../renderer/parts/Switch.tsx'
import { Tabs } from '../../renderer/parts/Tabs.tsx'
import { NumberField, TextField } from '../../renderer/parts/TextField.tsx'
import { show } from '../helpers/shown.tsx'

/** What is read out after the name of a field. */
function describedBy(field: HTMLElement): string {
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? []
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
}

function Cost({ whole }: { readonly whole: boolean }) {
  const [value, setValue] = useState('')
  return <NumberField label="Cost" value={value} whole={whole} onChange={setValue} />
}

describe('a field for text', () => {
  test('has its label, its hint, and what is typed', async () => {
    const change = vi.fn()
    const { screen, hand } = show(
      <TextField label="Name" value="" hint="As on its plate" onChange={change} />,
    )
    const field = screen.getByRole('textbox', { name: 'Name' })
    expect(describedBy(field)).toBe('As on its plate')
    await hand.type(field, 'L')
    expect(change).toHaveBeenCalledWith('L')
  })

  test('says why a value was refused instead of its hint', () => {
    const { screen } = show(
      <TextField label="Name" value="" hint="As on its plate" reason="Enter a name." onChange={vi.fn()} />,
    )
    const field = screen.getByRole('textbox', { name: 'Name' })
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(describedBy(field)).toBe('Enter a name.')
  })

  test('of several lines is one field too', () => {
    const { screen } = show(<TextField label="Note" value="a" lines={3} onChange={vi.fn()} />)
    expect(screen.getByRole('textbox', { name: 'Note' }).tagName).toBe('TEXTAREA')
  })

  test.each([
    ['1 250,50', false],
    ['12', true],
  ])('for a number takes %s', async (typed, whole) => {
    const { screen, hand } = show(<Cost whole={whole} />)
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Cost' })
    await hand.type(field, typed)
    expect(field.value).toBe(typed)
    expect(field.inputMode).toBe(whole ? 'numeric' : 'decimal')
  })
})

test('a day has its label and its bounds', () => {
  const { screen } = show(
    <DayField label="From" value="2026-11-02" min="2026-11-01" max="2026-11-30" onChange={vi.fn()} />,
  )
  const field = screen.getByLabelText<HTMLInputElement>('From')
  expect([field.value, field.min, field.max]).toEqual(['2026-11-02', '2026-11-01', '2026-11-30'])
})

describe('a choice among a few', () => {
  const OPTIONS = [
    { value: 'light', label: 'Light', what: 'Ink on paper' },
    { value: 'dark', label: 'Dark', what: 'Chalk on slate' },
  ] as const

  test('is a named group with one chosen', async () => {
    const change = vi.fn()
    const { screen, hand } = show(<Choice name="Theme" value="light" options={OPTIONS} onChange={change} />)
    expect(screen.getByRole('group', { name: 'Theme' })).toBeDefined()
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Light' }).checked).toBe(true)
    await hand.click(screen.getByRole('radio', { name: 'Dark' }))
    expect(change).toHaveBeenCalledWith('dark')
  })

  test('drawn as cards explains each option', async () => {
    const change = vi.fn()
    const { screen, hand } = show(
      <RadioCards legend="Theme" value="light" options={OPTIONS} onChange={change} />,
    )
    await hand.click(screen.getByRole('radio', { name: 'Dark Chalk on slate' }))
    expect(change).toHaveBeenCalledWith('dark')
  })
})

test('a switch is turned by the space bar, unless it is disabled', async () => {
  const change = vi.fn()
  const switched = (disabled: boolean) => (
    <Switch checked={false} disabled={disabled} onChange={change}>
      Start at login
    </Switch>
  )
  const { screen, hand, again } = show(switched(false))
  screen.getByRole('switch', { name: 'Start at login' }).focus()
  await hand.keyboard(' ')
  expect(change.mock.calls).toEqual([[true]])
  again(switched(true))
  await hand.click(screen.getByRole('switch'))
  expect(change).toHaveBeenCalledTimes(1)
})

test('the current section is marked for who does not see it', () => {
  const tabs = [
    { href: '#/alerts', label: 'Alerts', current: true },
    { href: '#/alerts/rules', label: 'Rules', current: false },
  ]
  const { screen } = show(<Tabs name="Alerts" tabs={tabs} />)
  expect(screen.getByRole('navigation', { name: 'Alerts' })).toBeDefined()
  expect(screen.getByRole('link', { current: 'page' }).textContent).toBe('Alerts')
})

test('a search begins once the typing pauses, with its blanks cut off', async () => {
  const change = vi.fn()
  const { screen, hand } = show(<SearchField label="Search alerts" value="" onChange={change} />)
  await hand.type(screen.getByRole('searchbox', { name: 'Search alerts' }), ' pump ')
  await expect.poll(() => change.mock.lastCall).toEqual(['pump'])
})

describe('the bar over several rows', () => {
  const bar = (chosen: readonly unknown[], all: boolean) => {
    const selection = { chosen, all, toggleAll: vi.fn(), clear: vi.fn() }
    const shown = show(
      <BulkBar selection={selection}>
        <button type="button">Dismiss</button>
      </BulkBar>,
    )
    return { ...shown, selection, box: shown.screen.getByRole<HTMLInputElement>('checkbox') }
  }

  test('offers nothing while no row is chosen', async () => {
    const { screen, box, hand, selection } = bar([], false)
    expect(screen.queryByRole('button')).toBeNull()
    await hand.click(box)
    expect(selection.toggleAll).toHaveBeenCalledTimes(1)
  })

  test('shows that only some are chosen, and lets go of them', async () => {
    const { screen, box, hand, selection } = bar([1], false)
    expect(box.indeterminate).toBe(true)
    const [, clear] = screen.getAllByRole('button')
    if (clear) await hand.click(clear)
    expect(selection.clear).toHaveBeenCalledTimes(1)
  })
})

describe('a secret', () => {
  const form = (keep: (secret: string | null) => Promise<void>, isSet = false) => (
    <SecretForm
      label="Password"
      isSet={isSet}
      placeholders={{ unset: 'none yet', set: 'kept' }}
      least={8}
      hint="At least 8 characters"
      make={() => 'a-good-secret'}
      keep={keep}
    />
  )

  test('is hidden while typed, kept, and gone from the field', async () => {
    const keep = vi.fn().mockResolvedValue(undefined)
    const { screen, hand } = show(form(keep))
    const field = screen.getByLabelText<HTMLInputElement>('Password')
    expect(field.type).toBe('password')
    await hand.type(field, 'long enough{Enter}')
    expect(keep).toHaveBeenCalledWith('long enough')
    await expect.poll(() => field.value).toBe('')
  })

  test('that is too short is refused beside the field, and not sent', async () => {
    const keep = vi.fn()
    const { screen, hand } = show(form(keep))
    const field = screen.getByLabelText('Password')
    await hand.type(field, 'short{Enter}')
    expect(keep).not.toHaveBeenCalled()
    expect(describedBy(field)).toBe(screen.getByRole('alert').textContent)
  })

  test('that is typed while another is kept stays in the field', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const { screen, hand } = show(form(() => promise))
    const field = screen.getByLabelText<HTMLInputElement>('Password')
    await hand.type(field, 'long enough{Enter}')
    await hand.clear(field)
    await hand.type(field, 'the next one')
    resolve()
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save' })
    await expect.poll(() => save.disabled).toBe(false)
    expect(field.value).toBe('the next one')
  })

  test('that is kept late takes the focus from nothing else', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const other = document.createElement('button')
    document.body.append(other)
    onTestFinished(() => other.remove())
    const { screen, hand } = show(form(() => promise))
    const field = screen.getByLabelText<HTMLInputElement>('Password')
    await hand.type(field, 'long enough{Enter}')
    other.focus()
    resolve()
    await expect.poll(() => field.value).toBe('')
    expect(document.activeElement).toBe(other)
    other.remove()
  })

  test('that Vigie makes is readable until it is kept', async () => {
    const { screen, hand } = show(form(vi.fn().mockResolvedValue(undefined)))
    await hand.click(screen.getByRole('button', { name: 'Generate a secret' }))
    const field = screen.getByLabelText<HTMLInputElement>('Password')
    expect([field.type, field.value]).toEqual(['text', 'a-good-secret'])
  })

  test('is removed only after a question, and the refusal of a removal is told', async () => {
    const keep = vi.fn().mockRejectedValue(new Error('no'))
    const { screen, hand } = show(form(keep, true))
    await hand.click(screen.getByRole('button', { name: 'Remove' }))
    await hand.click(screen.getByRole('button', { name: 'Keep it' }))
    expect(keep).not.toHaveBeenCalled()
    await hand.click(screen.getByRole('button', { name: 'Remove' }))
    await hand.click(screen.getByRole('button', { name: 'Remove it for good' }))
    expect(keep).toHaveBeenCalledWith(null)
    await screen.findByRole('alert')
  })
})
