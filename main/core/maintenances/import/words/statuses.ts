/** Reads the statuses that programs and people write, in French and English. */
import type { MaintenanceStatus } from '../../../../../shared/maintenance.ts'
import { fold } from '../../fold.ts'

const list = (text: string) => text.split('|')

/** Whole values, normalised, without the endings of French agreement; signs and booleans included. */
const WORDS: Readonly<Record<MaintenanceStatus, readonly string[]>> = {
  planned: list(
    'planifi|prevu|programm|nouveau|nouvel|nouvelle|ouvert|demand|brouillon|approuv|assign|affect|report|differ|' +
      'en attente|en pause|en suspens|suspendu|en retard|retard|a venir|confirm|pret|actif|activ|effectuer|realiser|faire|' +
      'incomplet|non|faux|due|plan|planned|scheduled|new|new request|open|opened|reopened|to do|todo|backlog|' +
      'requested|draft|approved|assigned|accepted|on hold|hold|paused|postponed|deferred|rescheduled|waiting|pending|' +
      'awaiting approval|waiting for parts|due soon|upcoming|overdue|late|past due|ready|active|' +
      'confirmed|tentative|incomplete|cancellation requested|no|false|n|0|☐|' +
      'zu erledigen|geplant|offen|neu|pendiente|abierto|da fare|aperto|' +
      'wappr|appr|wsch|wmatl|wpcond|crtd|rel',
  ),
  in_progress: list(
    'en cours|lanc|demarr|commenc|debut|partiel|in progress|in process|in_process|progress|wip|work in progress|doing|started|' +
      'ongoing|underway|partially completed|partially done|in bearbeitung|en curso|in corso|inprg|pcnf',
  ),
  completed: list(
    'termin|fait|realis|effectu|clos|clotur|complet|comp|acheve|resolu|ferm|valid|solde|livr|execut|' +
      'oui|vrai|done|finished|completed|complete|closed|close|resolved|solved|fixed|repaired|verified|closed, completed|ok|' +
      'yes|true|y|x|1|✓|✔|☑|✅|erledigt|abgeschlossen|fertig|hecho|cerrado|fatto|chiuso|teco|cnf|clsd',
  ),
  cancelled: list(
    'annul|abandonn|supprim|rejet|refus|cancelled|canceled|cancel|dropped|rejected|declined|refused|aborted|' +
      'skipped|scrap|rebut|closed, incomplete|wont do|abgebrochen|storniert|cancelado|annullato|can|dlfl',
  ),
}

const MEANINGS: ReadonlyMap<string, MaintenanceStatus> = new Map(
  Object.entries(WORDS).flatMap(([status, words]) =>
    words.map((word) => [word, status as MaintenanceStatus] as const),
  ),
)

/** The most advanced of several codes decides: `TECO CNF`. */
const ADVANCING: readonly MaintenanceStatus[] = ['cancelled', 'completed', 'in_progress', 'planned']
/** Endings of agreement in French. */
const ENDING = /(?:ee|e|es|ees|s)$/

/**
 * Returns the status that a value stands for; null if it is not known. `À réaliser` and `not done` are open, `100 %` is
 * completed, `terminé partiellement` is in progress.
 */
export function knownStatus(text: string): MaintenanceStatus | null {
  const folded = fold(text)
    .replaceAll('_', ' ')
    .replace(/’/g, "'")
    .replace(/\s*\([^)]*\)$/, '')
  const [, percent] = /^(\d{1,3})(?:[.,]0+)? ?%$/.exec(folded) ?? []
  if (percent !== undefined) return byPercent(Number(percent))
  return meaningOf(folded) ?? byPhrase(folded) ?? byCodes(folded)
}

const byPercent = (percent: number): MaintenanceStatus =>
  percent >= 100 ? 'completed' : percent > 0 ? 'in_progress' : 'planned'

function meaningOf(word: string): MaintenanceStatus | null {
  return MEANINGS.get(word) ?? MEANINGS.get(word.replace(ENDING, '')) ?? null
}

/** What is to be done: `à faire`, `à planifier`. `À jour` and `à l’arrêt` are none. */
const INFINITIVE = /^\S{2,}(?:er|ir|re)\b/

/** Whether the negation of a text leaves the work open: `not yet done`. `Not applicable` says nothing about it. */
function isUndone(text: string): boolean {
  const word = text.replace(/^(?:encore|yet|fully|entierement|totalement) /, '').split(' ')[0] ?? ''
  const meaning = meaningOf(word)
  return meaning !== null && meaning !== 'cancelled'
}

/** Phrases around a known word: what is still to be done, what was not done, what was done in part. */
function byPhrase(text: string): MaintenanceStatus | null {
  const [, first = '', rest = ''] = /^(\S+) ?(.*)$/.exec(text) ?? []
  if (/\bpartiel|\bpartial/.test(text)) return 'in_progress'
  if (/^(unscheduled|unplanned|unassigned)$/.test(first) || /^to be \S/.test(text)) return 'planned'
  if (first === 'a' && INFINITIVE.test(rest)) return 'planned'
  if (/^(?:en attente|waiting|on hold|awaiting) \S/.test(text)) return 'planned'
  if (/^(non|pas|not)$/.test(first)) return isUndone(rest) ? 'planned' : null
  if (first === 'status' || first === 'statut') return meaningOf(rest)
  return null
}

/** SAP writes several codes in one cell. */
function byCodes(text: string): MaintenanceStatus | null {
  const codes = text.split(/ +/)
  if (codes.length < 2 || !codes.every((code) => /^[a-z]{3,5}$/.test(code))) return null
  const found = codes.map((code) => MEANINGS.get(code) ?? null)
  return ADVANCING.find((status) => found.includes(status)) ?? null
}
