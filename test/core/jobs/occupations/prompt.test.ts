import { describe, expect, it, test } from 'vitest'
import { correctionOf, readAnswer } from '../../../../main/core/jobs/occupations/prompt.ts'
import { goodAnswer } from '../../../servers/claude-answers.ts'

const answerWith = (changes: object) => JSON.stringify({ ...JSON.parse(goodAnswer()), ...changes })
const level = (min: number, median: number, max: number) => ({ min, median, max })

describe('readAnswer', () => {
  it('takes a complete answer', () => {
    expect(readAnswer(goodAnswer())).toEqual({ content: JSON.parse(goodAnswer()), problems: null })
  })

  test.each([
    ['text', 'Here is the record', 'not readable JSON'],
    ['a missing field', JSON.stringify({ description: 'x' }), 'skills'],
    ['an unknown field', answerWith({ code: 'Z9999' }), 'code'],
    ['an empty description', answerWith({ description: ' ' }), 'description'],
    [
      'a salary out of reach',
      answerWith({
        salaries: { junior: level(1, 2, 3), experienced: level(1, 2, 3), senior: level(1, 2, 3) },
      }),
      'salaries.junior.min',
    ],
    [
      'medians that fall',
      answerWith({
        salaries: {
          junior: level(50_000, 51_000, 52_000),
          experienced: level(40_000, 41_000, 42_000),
          senior: level(60_000, 61_000, 62_000),
        },
      }),
      'medians must increase',
    ],
    [
      'a level upside down',
      answerWith({
        salaries: {
          junior: level(30_000, 20_000, 40_000),
          experienced: level(40_000, 41_000, 42_000),
          senior: level(60_000, 61_000, 62_000),
        },
      }),
      'must increase',
    ],
  ])('refuses %s and says what is wrong', (_what, text, problem) => {
    const { content, problems } = readAnswer(text)
    expect(content).toBeNull()
    expect(correctionOf(problems ?? [])).toContain(problem)
  })
})
