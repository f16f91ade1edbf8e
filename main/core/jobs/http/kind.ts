/** The `http` kind: sends a request, checks the answer, and keeps figures of it. */
import type { DefinitionOf } from '../../../../shared/job.ts'
import { type HttpSettings, httpSettingsSchema } from '../../../../shared/kinds/http.ts'
import { REQUIRED_SETTINGS } from '../../../../shared/required-setting.ts'
import { DAY_MS } from '../../../../shared/time/units.ts'
import type { ServerCertificates } from '../../ports/certificates.ts'
import type { Clock } from '../../ports/clock.ts'
import type { HttpClient } from '../../ports/http.ts'
import type { TextSearch } from '../../ports/texts.ts'
import { type FigureKeeper, missingFaults } from '../figures/keep.ts'
import { assertPlaces } from '../figures/places.ts'
import { createReader } from '../figures/reading.ts'
import { assertChecksHold, assertPossible } from '../figures/success.ts'
import type { JobKind, RunContext, RunResult } from '../kind.ts'
import { onTheClock } from '../on-the-clock.ts'
import { readsCertificate, receivedOf, refusalOf, requestOf, secretsOf, sourceOf } from './request.ts'
import { httpTemplates } from './templates.ts'

/** What a run of this kind needs. */
export interface HttpKindDeps {
  readonly http: HttpClient
  readonly certificates: ServerCertificates
  readonly clock: Clock
  readonly texts: TextSearch
  readonly keeper: FigureKeeper
}

/** Keeps nothing between runs. */
export function createHttpKind(deps: HttpKindDeps): JobKind<'http'> {
  const { clock, http, keeper, texts } = deps

  async function run(context: RunContext<'http'>): Promise<RunResult> {
    const { settings } = context.definition
    const secrets = secretsOf(settings)
    const keep = keeper.of(context, settings.figures, secrets)
    const days = await certificateDays(deps, settings, context.signal, keep)
    context.progress({ fraction: null, label: 'http.step.asking', counters: {} })
    const began = clock.monotonic()
    let reply: Awaited<ReturnType<HttpClient['send']>>
    try {
      reply = await http.send(requestOf(settings, context.runId, context.signal))
    } catch (error) {
      keep.figures({ text: '', headers: {}, measured: { certificate_days: days } })
      throw error
    }
    const took = Math.round(clock.monotonic() - began)
    const received = receivedOf(reply, took, days)
    keep.output(received.text, settings.answer_kept_bytes)
    const missing = keep.figures(received)
    const refusal = refusalOf(settings, reply, createReader(received, texts, secrets))
    if (refusal !== null) throw refusal
    const summary = { status: reply.status, response_ms: took, bytes: reply.bytes.length }
    return { ...missingFaults(missing, sourceOf(settings)), summary }
  }

  return {
    kind: 'http',
    defaults,
    templates: (zone, language) => httpTemplates(defaults(zone), language),
    required: {
      setting: REQUIRED_SETTINGS.http,
      example: 'https://example.org/health',
      absent: 'http.off.no_url',
    },
    assertApart: ({ definition: { settings }, before }) => {
      assertPlaces(settings, texts)
      assertChecksHold(settings.checks, before?.settings.checks)
      if (settings.expected_status !== before?.settings.expected_status)
        assertPossible({ ...STATUSES, ranges: settings.expected_status })
    },
    run,
  }
}

/** Asks before the request: a certificate that has ended refuses it, and is then known. */
async function certificateDays(
  { certificates, clock }: HttpKindDeps,
  settings: HttpSettings,
  signal: AbortSignal,
  keep: ReturnType<FigureKeeper['of']>,
): Promise<number | undefined> {
  if (!settings.figures.some(readsCertificate)) return undefined
  try {
    const ends = await certificates.validTo(new URL(settings.url), signal, settings.timeout_seconds * 1000)
    return Math.floor((ends - clock.now()) / DAY_MS)
  } catch (error) {
    keep.figures({ text: '', headers: {}, measured: {} })
    throw error
  }
}

const STATUSES = { field: 'settings.expected_status', low: 100, high: 599, problem: 'form.statuses' } as const

function defaults(zone: string): DefinitionOf<'http'> {
  return {
    kind: 'http',
    name: 'HTTP',
    enabled: true,
    schedule: onTheClock(300, zone),
    retry: { attempts: 2, backoff: 'exponential', base_seconds: 10, cap_seconds: 60 },
    missed: { policy: 'latest', cap: 1, grace_seconds: null },
    deadline_seconds: 900,
    run_on_start: false,
    halt_after: null,
    settings: httpSettingsSchema.parse({}),
  }
}
