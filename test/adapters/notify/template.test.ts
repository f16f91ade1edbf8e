import fc from 'fast-check'
import { expect, it } from 'vitest'
import { filled } from '../../../main/adapters/notify/template.ts'

const notice = (title: string) => ({
  key: 'k',
  title,
  body: '',
  urgency: 'normal' as const,
  target: { view: 'alerts' as const },
})

it('keeps JSON valid and the title whole, whatever it contains', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (title) => {
      const body = filled('{"a":["{{title}}","<{{ title }}>"]}', 'json', notice(title), 0)
      expect(JSON.parse(body)).toEqual({ a: [title, `<${title}>`] })
    }),
  )
})

it('fills in each placeholder once: a title that looks like one stays a text', () => {
  expect(filled('{{title}}|{{body}}', 'text', notice('{{key}}'), 0)).toBe('{{key}}|')
})

it('counts all alerts, also those beyond the first ones that it carries', () => {
  expect(filled('{"n": "{{count}}"}', 'json', { ...notice('Many'), count: 300, alerts: [] }, 0)).toBe(
    '{"n":300}',
  )
})

it('encodes what a form takes for marks', () => {
  expect(filled('text={{title}}&n={{count}}', 'form', notice('a&b=c d'), 0)).toBe('text=a%26b%3Dc%20d&n=0')
})
