/** What owners often ask of a request, as beginnings of a job. */
import type { DefinitionOf } from '../../../../shared/job.ts'
import { type HttpSettings, httpSettingsSchema } from '../../../../shared/kinds/http.ts'
import { translate } from '../../../../shared/messages/index.ts'
import { DAY_SECONDS, HOUR_SECONDS } from '../../../../shared/time/units.ts'
import type { Language } from '../../../../shared/vocabulary.ts'
import type { KindTemplates } from '../kind.ts'

type HttpDefinition = DefinitionOf<'http'>

/** @param plain the definition that each template changes @param language of the names of figures, which are the owner's then */
export function httpTemplates(plain: HttpDefinition, language: Language): KindTemplates<'http'> {
  const every = (
    seconds: number,
    settings: Partial<Record<keyof HttpSettings, unknown>>,
  ): HttpDefinition => ({
    ...plain,
    schedule: { ...plain.schedule, form: 'every', every_seconds: seconds } as HttpDefinition['schedule'],
    settings: httpSettingsSchema.parse(settings),
  })
  return {
    http: plain,
    'json-health': every(60, {
      checks: [{ from: 'json', at: '$.status', operator: 'equals', value: 'ok' }],
      figures: [
        {
          name: translate(language, 'template.figure.response_time'),
          from: 'response_time',
          unit: 'ms',
          above: 2000,
          runs: 3,
        },
      ],
    }),
    'web-page': every(HOUR_SECONDS, {
      figures: [{ name: 'page', from: 'page', changed: true }],
    }),
    certificate: every(DAY_SECONDS, {
      method: 'HEAD',
      expected_status: '200-499',
      figures: [
        {
          name: translate(language, 'template.figure.days_left'),
          from: 'certificate_days',
          below: 21,
          missing: true,
        },
      ],
    }),
    'exchange-rate': every(HOUR_SECONDS, {
      url: 'https://api.frankfurter.dev/v1/latest?base=EUR&symbols=USD',
      figures: [{ name: 'EUR/USD', from: 'json', at: '$.rates.USD' }],
    }),
  }
}
