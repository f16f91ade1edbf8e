/** The message catalogue: French and English, one file per domain. */
import type { Language } from '../vocabulary.ts'
import { alertMessages } from './alerts.ts'
import { analysisMessages } from './analysis.ts'
import { type MessageParams, render } from './catalogue.ts'
import { commonMessages } from './common.ts'
import { indexMessages } from './index-scores.ts'
import { jobMessages } from './jobs.ts'
import { occupationMessages } from './occupations.ts'
import { panelMessages } from './panel.ts'
import { panelAlertsMessages } from './panel-alerts.ts'
import { panelAnalysisMessages } from './panel-analysis.ts'
import { panelFieldMessages } from './panel-fields.ts'
import { panelFigureMessages } from './panel-figures.ts'
import { panelJobsMessages } from './panel-jobs.ts'
import { panelNowMessages } from './panel-now.ts'
import { panelOccupationsMessages } from './panel-occupations.ts'
import { panelOptionMessages } from './panel-options.ts'
import { panelSettingsMessages } from './panel-settings.ts'
import { panelTradesMessages } from './panel-trades.ts'
import { tradesMessages } from './trades.ts'
import { trayMessages } from './tray.ts'
import { updateMessages } from './updates.ts'
import { windowMessages } from './window.ts'

export const messages = {
  ...commonMessages,
  ...jobMessages,
  ...alertMessages,
  ...analysisMessages,
  ...indexMessages,
  ...occupationMessages,
  ...tradesMessages,
  ...trayMessages,
  ...updateMessages,
  ...windowMessages,
  ...panelMessages,
  ...panelAlertsMessages,
  ...panelAnalysisMessages,
  ...panelFieldMessages,
  ...panelFigureMessages,
  ...panelJobsMessages,
  ...panelNowMessages,
  ...panelOccupationsMessages,
  ...panelOptionMessages,
  ...panelSettingsMessages,
  ...panelTradesMessages,
} as const

export type MessageKey = keyof typeof messages

/** Returns the text of a message key in a language. */
export function translate(language: Language, key: MessageKey, params?: MessageParams): string {
  return render(messages[key], language, params)
}

/** Returns the text of a key that comes from data, or `otherwise` (by default the key) if there is none. */
export function translateOr(language: Language, key: string, otherwise = key): string {
  return Object.hasOwn(messages, key) ? translate(language, key as MessageKey) : otherwise
}
