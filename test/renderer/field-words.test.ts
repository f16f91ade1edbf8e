import { expect, it } from 'vitest'
import { hintOf, labelOf, optionOf } from '../../renderer/views/settings/field-words.ts'
import { Localizer } from '../../renderer/words/words.ts'

const words = new Localizer('en', 'en', {
  messages: {
    'field.symbol': 'Symbol',
    'field.settings.symbol': 'Pair',
    'hint.settings.symbol': 'As written.',
    'option.none': 'None',
    'option.outside.none': 'Nothing',
  },
  errors: {},
})

it('names a field by the longest end of its path that has a label', () => {
  expect(labelOf('jobs.trades.settings.symbol', words)).toBe('Pair')
  expect(labelOf('symbol', words)).toBe('Symbol')
  expect(labelOf('bars.symbol', words)).toBe('Symbol')
  expect(labelOf('jobs.no_such_field', words)).toBe('No such field')
})

it('gives a hint to the same path only', () => {
  expect(hintOf('jobs.trades.settings.symbol', words)).toBe('As written.')
  expect(hintOf('symbol', words)).toBeNull()
})

it('names a choice by the longest end of the path of its field', () => {
  expect(optionOf('schedule.outside', 'none', words)).toBe('Nothing')
  expect(optionOf('schedule.missed', 'none', words)).toBe('None')
})

it('calls each language as it calls itself', () => {
  expect(['fr', 'en', 'system'].map((value) => optionOf('language', value, words))).toEqual([
    'Français',
    'English',
    'System',
  ])
})
