import { describe, expect, test } from 'vitest'
import { type AuditEntry, changesBetween } from '../../renderer/views/occupations/audit-words.ts'

const changes = (before: AuditEntry['before'], after: AuditEntry['after']) =>
  changesBetween(before, after).map(({ field, added, removed }) => [field, added, removed])

describe('what an entry of the audit changed', () => {
  test('tells of lists what came and what went', () => {
    expect(changes({ skills: ['a', 'b'] }, { skills: ['b', 'c'] })).toEqual([['skills', ['c'], ['a']]])
  })

  test('leaves out what is the same, and what is as empty as before', () => {
    expect(changes(null, { description: 'Text', skills: [], outlook: null })).toEqual([
      ['description', [], []],
    ])
    expect(changes({ salaries: { min: 1 } }, { salaries: { min: 1 } })).toEqual([])
  })

  test('tells a field that went', () => {
    expect(changesBetween({ outlook: 'good' }, {})).toMatchObject([{ before: 'good', after: null }])
  })

  test('is nothing where neither side is known', () => {
    expect(changes(null, null)).toEqual([])
  })
})
