/** Headings as maintenance programs and people write them: which field each is read as. */
import { describe, expect, it } from 'vitest'
import { proposedMapping } from '../../../main/core/maintenances/import/mapping.ts'
import { fieldLabel } from '../../../shared/field-label.ts'
import { IMPORT_FIELDS, type ImportSubject, importSourceSchema } from '../../../shared/import.ts'
import { LANGUAGES } from '../../../shared/vocabulary.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

/** The mapping of a list of work with one more column. */
async function mappedWith(heading: string) {
  const content = `Machine;Tâche;Échéance;${heading}\nTour;Vidange;05/01/2027;\n`
  return (await createImportHarness().preview(content)).mapping
}

describe('a heading beside those of the asset, the work and its day', () => {
  it.each([
    ['Code équip.', 'asset_code'],
    ['Code de l’équipement', 'asset_code'],
    ['N° de série', 'asset_code'],
    ['Repère', 'asset_code'],
    ['Immat.', 'asset_code'],
    ['Equipment ID', 'asset_code'],
    ['Unit #', 'asset'],
    ['Temps (h)', 'duration_minutes'],
    ['Durée [min]', 'duration_minutes'],
    ['Tps passé', 'duration_minutes'],
    ['Labor Hrs', 'duration_minutes'],
    ['Actual Hours', 'duration_minutes'],
    ['Coût total (€)', 'cost'],
    ['Coût réel', 'cost'],
    ['Actual Cost ($)', 'cost'],
    ['Réalisé le', 'completed_on'],
    ['Date d’exécution', 'completed_on'],
    ['Actual Finish', 'completed_on'],
    ['Réalisé par', 'assignee'],
    ['Techn.', 'assignee'],
    ['Opérateur', 'assignee'],
    ['Assigned Technician', 'assignee'],
    ['N° d’intervention', 'reference'],
    ['WO #', 'reference'],
    ['Work Order No.', 'reference'],
    ['État d’avancement', 'status'],
    ['Work Order Status', 'status'],
    ['Fréq.', 'recurrence'],
    ['Périodicité (mois)', 'recurrence'],
    ['Interval (months)', 'recurrence'],
    ['Localis.', 'location'],
    ['Facility', 'location'],
    ['Observ.', 'notes'],
    ['Completion Notes', 'notes'],
  ])('%s is read as %s', async (heading, field) => {
    const mapping = await mappedWith(heading)
    if (heading === 'Unit #') expect(mapping.asset).toBe('Machine')
    else expect(mapping[field]).toBe(heading)
  })

  it.each(['Criticité', 'Fournisseur pièces', 'Budget', 'Time', 'Photo'])(
    '%s is read as nothing',
    async (heading) => {
      expect(Object.values(await mappedWith(heading))).toEqual(['Machine', 'Tâche', 'Échéance'])
    },
  )
})

describe('the headings of the work and its day', () => {
  it.each([
    ['Équip.', 'Travaux à faire', 'Date prév.'],
    ['Désign. équip.', 'Travaux à réaliser', 'Prochain entretien'],
    ['Désignation de la machine', 'Nature de l’intervention', 'Date de début prévue'],
    ['Machine Name', 'Work Requested', 'Next Service Date'],
    ['Asset Description', 'Task Description', 'Sched. Start Date'],
    ['Veh.', 'PM Task', 'Due Date (required)'],
    ['Véhicule', 'Description des travaux', 'Date prévue (jj/mm/aaaa)'],
  ])('%s, %s and %s are found', async (asset, title, planned) => {
    const { mapping, missing_fields: missing } = await createImportHarness().preview(
      `${asset};${title};${planned}\nTour;Vidange;05/01/2027\n`,
    )
    expect([missing, mapping]).toEqual([[], { asset, title, planned_on: planned }])
  })

  it.each([
    ['assetName', 'title', 'dueDate', 'completedAt', 'assignedTo', 'actualHours'],
    ['MchName', 'workDescription', 'EarlyStart', 'ActualFinish', 'AssignedUser', 'LaborHours'],
    ['asset_name', 'task_name', 'due_date', 'closed_at', 'assigned_to', 'actual_hours'],
  ])('may be the names of a program: %s, %s, %s, %s, %s, %s', async (...names) => {
    const fields = ['asset', 'title', 'planned_on', 'completed_on', 'assignee', 'duration_minutes']
    const values = ['Tour', 'Vidange', '2026-01-05', '2026-01-06T10:00:00Z', 'Ana', '1.5']
    const item = Object.fromEntries(names.map((name, at) => [name, values[at]]))
    const { mapping, faults, items } = await createImportHarness().preview(JSON.stringify([item]))
    expect(mapping).toEqual(Object.fromEntries(fields.map((field, at) => [field, names[at]])))
    expect(faults).toEqual([])
    expect(items[0]?.values).toMatchObject({ completed_on: '2026-01-06', duration_minutes: '90' })
  })

  it('that say more are preferred to those that say little', async () => {
    const head = 'Code;Code équip.;Désignation équip.;Type;Travaux à faire;Date;Date prév.'
    const { mapping } = await createImportHarness().preview(`${head}\n1;C-1;Tour;P;Vidange;x;05/01/2027\n`)
    expect(mapping).toEqual({
      asset: 'Désignation équip.',
      asset_code: 'Code équip.',
      title: 'Travaux à faire',
      planned_on: 'Date prév.',
    })
  })

  it('as usual come before those that are nearly so', async () => {
    const { mapping } = await createImportHarness().preview(
      'Équipements;Équipement;Tâche;Échéance\nx;Tour;Vidange;05/01/2027\n',
    )
    expect(mapping.asset).toBe('Équipement')
  })
})

describe('the unit of a heading', () => {
  it.each([
    ['Périodicité (mois)', '6', '6 month'],
    ['Fréquence (jours)', '90', '90 day'],
    ['Interval (years)', '2', '24 month'],
    ['intervalMonths', '3', '3 month'],
    ['Périodicité (mois)', '2 semaines', '2 week'],
  ])('%s counts for the bare number %s', async (heading, text, recurrence) => {
    const content = `Machine;Tâche;Échéance;${heading}\nTour;Vidange;05/01/2027;${text}\n`
    const { items } = await createImportHarness().preview(content)
    expect(items[0]?.values.recurrence).toBe(recurrence)
  })

  it.each([
    ['Temps (h)', '1,5', '90'],
    ['Temps [h]', '2', '120'],
    ['Durée (min)', '45', '45'],
  ])('%s makes %s minutes of its own', async (heading, text, minutes) => {
    const content = `Machine;Tâche;Échéance;${heading}\nTour;Vidange;05/01/2027;${text}\n`
    const { items } = await createImportHarness().preview(content)
    expect(items[0]?.values.duration_minutes).toBe(minutes)
  })

  it.each([
    ['Relevé compteur (km)', 'km'],
    ['Kilométrage', 'km'],
    ['Compteur horaire (h)', 'h'],
    ['Odometer [mi]', 'mi'],
  ])('%s is that of the readings if no column has one', async (heading, unit) => {
    const harness = createImportHarness()
    harness.asset('Camion')
    const source = importSourceSchema.parse({
      content: `Véhicule;Date;${heading}\nCamion;03/03/2026;45900\n`,
    })
    const { missing_fields: missing, items } = await harness.imports.readings.previewImport(
      source,
      callerIn('fr'),
    )
    expect([missing, items[0]?.values.unit]).toEqual([[], unit])
  })

  it('is asked for if neither a column nor the heading has one', async () => {
    const source = importSourceSchema.parse({
      content: 'Véhicule;Date;Relevé compteur\nCamion;03/03/2026;1\n',
    })
    const { missing_fields: missing } = await createImportHarness().imports.readings.previewImport(
      source,
      callerIn('fr'),
    )
    expect(missing).toEqual(['unit'])
  })
})

/** What previews and lists call a field, in both languages. */
const LABELS = Object.entries(IMPORT_FIELDS).flatMap(([subject, fields]) =>
  fields.flatMap((field) =>
    LANGUAGES.map(
      (language) =>
        [subject as ImportSubject, fieldLabel({ language, group: 'imports' }, field), field] as const,
    ),
  ),
)

it.each(LABELS)('of %s, "%s" is read as %s, as this program calls it', (subject, label, field) => {
  expect(proposedMapping(subject, [label])).toEqual({ [field]: label })
})

it.each([
  ['asset;day;reading;unit', ['asset', 'day', 'reading', 'unit']],
  ['machine;jour;relevé;unité', ['machine', 'jour', 'relevé', 'unité']],
])('readings are read from the columns that the documents name: %s', (_, headings) => {
  const [asset = '', read_on = '', meter_value = '', unit = ''] = headings
  expect(proposedMapping('readings', headings)).toEqual({ asset, read_on, meter_value, unit })
})

it('the unit of readings is no asset if they have no column of assets', () => {
  const found = proposedMapping('readings', ['day', 'reading', 'unit'])
  expect(found).toEqual({ read_on: 'day', meter_value: 'reading', unit: 'unit' })
})
