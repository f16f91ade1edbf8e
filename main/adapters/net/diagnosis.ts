/** The route of requests, for "vigie doctor": without secrets. */
import type { ProcessEnvironment } from '../../core/ports/process-environment.ts'
import { redactText } from '../log/redact.ts'
import { type NetworkSettings, proxyVariables } from './node-transport.ts'

/** How requests leave this machine, as `vigie doctor` shows it. */
export interface NetworkDiagnosis {
  /** The proxy for https addresses; null if requests are direct. */
  readonly proxy: string | null
  /** Hosts that bypass the proxy. */
  readonly no_proxy: string | null
  readonly proxy_from: 'settings' | 'environment' | null
  /** The owner's file of certificate authorities, in addition to those of Node and of the machine. */
  readonly ca_file: string | null
}

/** Settings override the environment. User and password of a proxy are removed. */
export function diagnoseNetwork(
  settings: NetworkSettings,
  environment: ProcessEnvironment,
): NetworkDiagnosis {
  const { HTTPS_PROXY: proxy, NO_PROXY: excluded } = proxyVariables(settings.proxy, environment)
  return {
    proxy: proxy === undefined ? null : redactText(proxy),
    no_proxy: excluded ?? null,
    proxy_from: proxy === undefined ? null : settings.proxy === '' ? 'environment' : 'settings',
    ca_file: settings.ca_file || null,
  }
}
