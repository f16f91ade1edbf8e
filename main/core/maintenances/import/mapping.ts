/** Maps columns to fields: proposed from the headings that spreadsheets in French and English use. */
import {
  type ColumnMapping,
  IMPORT_FIELDS,
  type ImportField,
  type ImportSubject,
  REQUIRED_FIELDS,
} from '../../../../shared/import.ts'
import { fold } from '../fold.ts'

/** Usual headings, normalised, the most specific first. */
const HEADINGS: Readonly<Record<ImportField, readonly string[]>> = {
  asset: [
    'actif',
    'equipement',
    'machine',
    'asset',
    'asset name',
    'equipment',
    'nom de l actif',
    'bien',
    'installation',
  ],
  name: ['nom', 'name', 'actif', 'equipement', 'machine', 'asset', 'equipment', 'designation', 'libelle'],
  title: [
    'titre',
    'intitule',
    'tache',
    'travaux',
    'operation',
    'title',
    'task',
    'work',
    'summary',
    'type de maintenance',
    'maintenance',
    'objet',
    'description',
    'type',
  ],
  planned_on: [
    'date prevue',
    'date planifiee',
    'planned on',
    'planned date',
    'due date',
    'echeance',
    'date d echeance',
    'scheduled date',
    'prevue le',
    'due',
    'planned',
    'date',
  ],
  asset_code: [
    'code actif',
    'code equipement',
    'asset code',
    'code machine',
    'numero de serie',
    'serial number',
    'code',
    'inventaire',
    'asset id',
    'tag',
  ],
  code: [
    'code',
    'code actif',
    'asset code',
    'numero de serie',
    'serial number',
    'inventaire',
    'numero',
    'tag',
  ],
  status: ['statut', 'etat', 'status', 'state'],
  completed_on: [
    'date de realisation',
    'realisee le',
    'terminee le',
    'date de fin',
    'completed on',
    'completion date',
    'completed',
    'done on',
    'date realisee',
  ],
  recurrence: ['recurrence', 'periodicite', 'frequence', 'frequency', 'repeat', 'periodicity', 'every'],
  cost: ['cout', 'cost', 'montant', 'prix', 'amount', 'price'],
  reference: [
    'reference',
    'ref',
    'numero',
    'n',
    'no',
    'ordre de travail',
    'ot',
    'bon de travail',
    'work order',
    'wo',
    'id',
    'order',
  ],
  location: ['emplacement', 'localisation', 'lieu', 'site', 'atelier', 'location', 'place', 'zone'],
  category: ['categorie', 'category', 'famille', 'type', 'family'],
  interval_days: ['intervalle', 'intervalle jours', 'interval', 'interval days', 'periodicite', 'jours'],
  commissioned_on: [
    'mise en service',
    'date de mise en service',
    'commissioned',
    'commissioned on',
    'in service since',
    'date d achat',
    'purchase date',
  ],
  notes: [
    'notes',
    'note',
    'commentaire',
    'commentaires',
    'remarques',
    'comment',
    'comments',
    'description',
    'details',
  ],
}

const plain = (heading: string) =>
  fold(heading)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** Returns a heading for each field that one matches, each heading once. Required fields choose first. */
export function proposedMapping(subject: ImportSubject, headings: readonly string[]): ColumnMapping {
  const free = new Map(headings.map((heading) => [heading, plain(heading)]))
  const mapping: Record<string, string> = {}
  for (const field of IMPORT_FIELDS[subject]) {
    const found = fitting(field, free)
    if (found === null) continue
    mapping[field] = found
    free.delete(found)
  }
  return mapping
}

function fitting(field: ImportField, free: ReadonlyMap<string, string>): string | null {
  for (const wanted of [field.replaceAll('_', ' '), ...HEADINGS[field]]) {
    for (const [heading, folded] of free) if (folded === wanted) return heading
  }
  return null
}

/** Returns the required fields without an existing column. */
export function missingFields(
  subject: ImportSubject,
  mapping: ColumnMapping,
  headings: readonly string[],
): string[] {
  return REQUIRED_FIELDS[subject].filter((field) => !headings.includes(mapping[field] ?? ''))
}

/** Returns the signature of a file's layout: its headings, in order. */
export function signatureOf(subject: ImportSubject, headings: readonly string[]): string {
  return JSON.stringify([subject, ...headings.map(plain)])
}
