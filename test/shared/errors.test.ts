import { describe, expect, it } from 'vitest'
import { ERRORS } from '../../shared/error-codes.ts'
import { errorSentence } from '../../shared/errors.ts'

describe('the registry of errors', () => {
  it.each(Object.entries(ERRORS))(
    '%s has an HTTP status of failure and an exit code',
    (_code, { status, exit }) => {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(exit).toBeGreaterThanOrEqual(1)
    },
  )

  it('says a remedy once where several told things end with it', () => {
    const late = (source: string) =>
      ({ messageKey: 'source_timeout', params: { source, seconds: 3 } }) as const
    const other = {
      messageKey: 'source_empty',
      params: { source: 'cnn', symbol: 'x', from: '2020' },
    } as const
    const reasons = [late('yahoo'), other, late('stooq')]
    expect(errorSentence('index_no_history', { from: 'a', to: 'b', reasons }, 'en')).toBe(
      'No session between a and b can be scored: yahoo did not answer within 3 s. ' +
        'cnn has no data for "x" since 2020. Check the symbol in the profile. ' +
        'stooq did not answer within 3 s. If this lasts, check the address, and the network of this machine. ' +
        'Choose another period, or another source with --source.',
    )
  })

  it('cuts no text that an owner or a source wrote, even if it ends like another', () => {
    const noted = (text: string) => ({ messageKey: 'as_noted', params: { text } }) as const
    const reasons = [noted('Yahoo: e.g. closed. Try later.'), noted('Stooq: down. Try later.')]
    expect(errorSentence('index_no_history', { from: 'a', to: 'b', reasons }, 'en')).toContain(
      'Yahoo: e.g. closed. Try later. Stooq: down. Try later.',
    )
  })

  it('fills the holes of a sentence', () => {
    expect(errorSentence('port_in_use', { port: 42335 }, 'fr')).toContain('Le port 42335 est utilisé')
    expect(errorSentence('port_in_use', { port: 42335 }, 'en')).toContain('Port 42335 is in use')
  })
})
