import { describe, expect, it } from 'vitest'
import { SHIPPED_PROFILES } from '../../../../main/core/jobs/fear-greed/profiles/index.ts'

describe('the levels of a profile', () => {
  const bounds = (id: keyof typeof SHIPPED_PROFILES) => SHIPPED_PROFILES[id].levels.map(({ from }) => from)

  it('are those of the index it stands beside', () => {
    expect(bounds('us')).toEqual([0, 25, 45, 55, 75])
    expect(bounds('bitcoin')).toEqual([0, 26, 47, 55, 76])
  })
  it('are those of the source system where no score is published', () => {
    expect(bounds('casablanca')).toEqual([0, 25, 40, 60, 75])
    expect(bounds('sample')).toEqual([0, 25, 40, 60, 75])
  })
  it('begin at whole numbers, so that no rounded score reaches one it has not', () => {
    for (const { levels } of Object.values(SHIPPED_PROFILES)) {
      expect(levels.every(({ from }) => Number.isInteger(from))).toBe(true)
    }
  })
})
