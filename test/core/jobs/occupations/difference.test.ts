import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differences } from '../../../../main/core/jobs/occupations/difference.ts'

describe('differences', () => {
  it('enters objects and names the path of what changed', () => {
    const before = { salaries: { junior: { min: 1, max: 2 } }, title: 'a' }
    const after = { salaries: { junior: { min: 1, max: 3 } }, title: 'a' }
    expect(differences(before, after)).toEqual([
      { field: 'salaries.junior.max', before: 2, after: 3, added: [], removed: [] },
    ])
  })

  it('says which lines of a list came and went', () => {
    const [change] = differences({ skills: ['a', 'b'] }, { skills: ['b', 'c'] })
    expect(change).toMatchObject({ field: 'skills', added: ['c'], removed: ['a'] })
  })

  it('shows a reordered list as changed without lines', () => {
    const [change] = differences({ skills: ['a', 'b'] }, { skills: ['b', 'a'] })
    expect(change).toMatchObject({ field: 'skills', added: [], removed: [] })
  })

  it('shows what appears from null, whole', () => {
    expect(differences({ outlook: null }, { outlook: { trend: 'stable' } })).toEqual([
      { field: 'outlook', before: null, after: { trend: 'stable' }, added: [], removed: [] },
    ])
  })

  it('finds nothing between a value and itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const copy = JSON.parse(JSON.stringify(value))
        expect(differences(copy, JSON.parse(JSON.stringify(value)))).toEqual([])
      }),
    )
  })
})
