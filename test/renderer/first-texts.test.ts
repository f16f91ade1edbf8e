/** What the first view says is in the texts that are loaded with it. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { firstTextsIn, isLater, laterTextsIn, textsIn } from '../../renderer/words/texts.ts'
import { hasKey } from '../../shared/messages/index.ts'

const RENDERER = join(import.meta.dirname, '..', '..', 'renderer')

/** The sources that are loaded at once: what the entry imports, and not with `import()`. */
function firstSources(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const visit = (path: string): void => {
    // The texts themselves are computed when the panel is built.
    if (
      found.has(path) ||
      path.includes('/messages/') ||
      !/\.tsx?$/.test(path) ||
      path.endsWith('.computed.ts') ||
      !existsSync(path)
    )
      return
    const source = readFileSync(path, 'utf8')
    found.set(path, source)
    for (const [, type, target = ''] of source.matchAll(
      /^(?:import|export)( type)?\b[^'()]*?'(\.[^']+)'/gm,
    )) {
      if (type === undefined) visit(join(dirname(path), target))
    }
  }
  visit(join(RENDERER, 'main.tsx'))
  return found
}

test('no text of the first view is loaded later', () => {
  const sources = firstSources()
  expect([...sources.keys()].some((path) => path.endsWith('ScoreCard.tsx'))).toBe(true)
  expect([...sources.keys()].some((path) => path.endsWith('AlertsView.tsx'))).toBe(false)
  const named = [...sources].flatMap(([path, source]) => {
    const whole = [...source.matchAll(/'([\w.]+)'/g)].map(([, key = '']) => key)
    const begun = [...source.matchAll(/`([a-z_]+\.[\w.]*)\$\{/g)].map(([, key = '']) => `${key}x`)
    return [...whole.filter((key) => hasKey('messages', key)), ...begun].map((key) => [key, path] as const)
  })
  expect(named.length).toBeGreaterThan(100)
  expect(named.filter(([key]) => isLater(key))).toEqual([])
})

test('why a job is off, and its step, are texts of the first view: they come from its data', () => {
  const keys = Object.keys(textsIn('en').messages).filter((key) => /\.(off|step)\./.test(key))
  expect(keys).toContain('analysis.off.no_url')
  expect(keys.filter(isLater)).toEqual([])
})

test.each(['en', 'fr'] as const)(
  '%s: both parts together are all texts, and the first is the smaller',
  (language) => {
    const [first, later] = [firstTextsIn(language), laterTextsIn(language)]
    expect({ messages: { ...first.messages, ...later.messages }, errors: later.errors }).toEqual(
      textsIn(language),
    )
    expect(JSON.stringify(first).length * 3).toBeLessThan(JSON.stringify(later).length)
  },
)
