import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ERRORS, errorSentence } from '../../shared/errors.ts'

const folder = join(import.meta.dirname, '../../shared/errors')
const registries = await Promise.all(
  readdirSync(folder)
    .filter((name) => name !== 'entry.ts')
    .map(async (name): Promise<Record<string, object>> => import(join(folder, name))),
)
const codes = registries.flatMap((module) =>
  Object.values(module).flatMap((registry) => Object.keys(registry)),
)

describe('the registry of errors', () => {
  it('gives every code once', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  })

  it('holds every code of every domain', () => {
    expect(codes.filter((code) => !(code in ERRORS))).toEqual([])
  })

  it.each(Object.entries(ERRORS))('%s names the same parameters in both languages', (_code, { en, fr }) => {
    const holes = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    expect([...new Set(holes(fr))]).toEqual([...new Set(holes(en))])
  })

  it.each(Object.entries(ERRORS))(
    '%s has an HTTP status of failure and an exit code',
    (_code, { status, exit }) => {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(exit).toBeGreaterThanOrEqual(1)
    },
  )

  it('says a remedy once where several told things end with it', () => {
    const late = (source: string) => ({ told: 'source_timeout', params: { source, seconds: 3 } }) as const
    const other = { told: 'source_empty', params: { source: 'cnn', symbol: 'x', from: '2020' } } as const
    const reasons = [late('yahoo'), other, late('stooq')]
    expect(errorSentence('index_no_history', { from: 'a', to: 'b', reasons }, 'en')).toBe(
      'No session between a and b can be scored: yahoo did not answer within 3 s. ' +
        'cnn has nothing for "x" since 2020. Check the symbol in the profile. ' +
        'stooq did not answer within 3 s. Vigie tries again at the next run. ' +
        'Choose another stretch of time, or another source with --source.',
    )
  })

  it('fills the holes of a sentence', () => {
    expect(errorSentence('port_in_use', { port: 8787 }, 'fr')).toContain('Le port 8787 est pris')
  })
})
