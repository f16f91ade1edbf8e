/** Editors of values: what is typed is the value that it is written like. */
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { Editor } from '../../renderer/views/settings/Editor.tsx'
import type { FormSchema, JsonValue } from '../../renderer/views/settings/json-schema.ts'
import { jobJson, settingsJson } from '../../renderer/views/settings/schemas.computed.ts'
import { show } from '../helpers/shown.tsx'

interface HeldProps {
  readonly schema: FormSchema
  readonly first: JsonValue
  readonly seen: (value: JsonValue) => void
}

function Held({ schema, first, seen }: HeldProps) {
  const [value, setValue] = useState(first)
  const change = (next: JsonValue) => {
    seen(next)
    setValue(next)
  }
  const given = { id: 'field', path: 'field', describedBy: undefined, invalid: false }
  return <Editor {...given} schema={schema} value={value} onChange={change} />
}

function edited(schema: FormSchema, first: JsonValue) {
  const seen = vi.fn<(value: JsonValue) => void>()
  const page = show(<Held schema={schema} first={first} seen={seen} />, { language: 'fr' })
  const field = page.screen.getByRole<HTMLInputElement>('textbox')
  return { ...page, field, value: () => seen.mock.lastCall?.[0] }
}

const groups = settingsJson.properties?.scheduler?.properties?.groups ?? {}
const compared = jobJson.http?.properties?.settings?.properties?.checks?.items?.properties?.value ?? {}

test('limits of groups are lines of a name and a number', async () => {
  const { hand, field, value } = edited(groups, { nightly: 2 })
  expect(field.value).toBe('nightly: 2')
  await hand.type(field, '{Enter}weekly: 1 000')
  expect(value()).toEqual({ nightly: 2, weekly: 1000 })
})

test.each([
  ['ok', 'ok'],
  ['12', 12],
  ['true', true],
  ['"12"', '12'],
])('%s is compared as %j', async (typed, expected) => {
  const { hand, field, value } = edited(compared, null)
  expect(field.value).toBe('')
  await hand.type(field, typed)
  expect(value()).toBe(expected)
  expect(field.value).toBe(typed)
  await hand.clear(field)
  expect(value()).toBeNull()
})
