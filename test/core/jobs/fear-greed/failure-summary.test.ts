import { describe, expect, it } from 'vitest'
import { failureMessages } from '../../../../main/core/jobs/fear-greed/failure-summary.ts'
import { localizeParams, VigieError } from '../../../../shared/errors.ts'

const notFound = (source: string) =>
  new VigieError('source_unreachable', {
    source,
    detail: { messageKey: 'answer.unknown_host', params: { host: `${source}.test` } },
  })
const damaged = (source: string) =>
  new VigieError('source_malformed', { source, detail: { messageKey: 'answer.empty' } })
const read = (...errors: readonly (readonly [string, VigieError])[]) =>
  localizeParams({ reasons: failureMessages(new Map(errors)) }, 'en').reasons

describe('the failures of a run, as a person reads them', () => {
  it('name the sources without a host in one sentence, with its remedy once', () => {
    expect(read(['cnn', notFound('cnn')], ['yahoo', notFound('yahoo')], ['fred', notFound('fred')])).toBe(
      'cnn, yahoo, fred cannot be reached: their host names were not found. Check the network of this machine.',
    )
  })

  it('name the host if only one source has none: its address may be wrong', () => {
    expect(read(['cnn', notFound('cnn')])).toContain('cnn.test')
  })

  it('begin with the market, without which there is no score', () => {
    const sentences = String(
      read(['medias24', damaged('medias24')], ['Le Matin', damaged('Le Matin')], ['csv', damaged('csv')]),
    )
    expect(sentences.indexOf('csv')).toBe(0)
    expect(sentences.match(/If this persists/g)).toHaveLength(1)
  })
})
