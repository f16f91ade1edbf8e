import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createTurns } from '../../../main/adapters/http/turns.ts'

/** A door of turns that records who began, and in which turn of the event loop. */
function recorded() {
  const turn = createTurns()
  const began: string[] = []
  const enter = (name: string) => turn().then(() => void began.push(name))
  return { began, enter }
}

describe('turns', () => {
  it('let a lone request begin at once', async () => {
    const { began, enter } = recorded()
    await enter('alone')
    expect(began).toEqual(['alone'])
    await nextTurn()
    void enter('later')
    await Promise.resolve()
    await Promise.resolve()
    expect(began).toEqual(['alone', 'later'])
  })

  it('let one of a crowd begin in each turn of the event loop, in the order they came', async () => {
    const { began, enter } = recorded()
    const all = Promise.all(['a', 'b', 'c', 'd'].map(enter))
    const afterEach: string[] = []
    for (let turn = 0; turn < 4; turn += 1) {
      await Promise.resolve()
      afterEach.push(began.join(''))
      await nextTurn()
    }
    await all
    expect(afterEach).toEqual(['a', 'ab', 'abc', 'abcd'])
  })

  it('let a newcomer begin after those who waited already, however often these come back', async () => {
    const { began, enter } = recorded()
    let isOpen = true
    const regular = async (name: string) => {
      while (isOpen) await enter(name)
    }
    const regulars = ['a', 'b', 'c'].map(regular)
    await nextTurn()
    await enter('new')
    isOpen = false
    await Promise.all(regulars)
    expect(began.indexOf('new')).toBeLessThan(8)
  })
})
