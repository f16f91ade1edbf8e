/** Messages of the Occupations view. */
import type { Messages } from './catalogue.ts'

export const panelOccupationsMessages = {
  'panel.occupations.total': {
    en: { one: '{count} record', other: '{count} records' },
    fr: { one: '{count} fiche', other: '{count} fiches' },
  },
  'panel.occupations.search': {
    en: 'Search a record or a job title',
    fr: 'Chercher une fiche ou une appellation',
  },
  'panel.occupations.status': { en: 'Status', fr: 'État' },
  'panel.occupations.none': { en: 'No records yet', fr: 'Pas encore de fiches' },
  'panel.occupations.none.what': {
    en: 'Import the ROME tree (xlsx), a CSV, a JSON file or the database of an earlier system.',
    fr: 'Importez l’arborescence ROME (xlsx), un CSV, un JSON ou la base d’un système antérieur.',
  },
  'panel.occupations.not_found': { en: 'No such record', fr: 'Aucune fiche trouvée' },
  'panel.occupations.not_found.what': {
    en: 'Try fewer words; accents do not matter.',
    fr: 'Essayez moins de mots ; les accents ne comptent pas.',
  },
  'panel.occupations.failed': { en: 'last update failed ', fr: 'dernière mise à jour échouée ' },
  'panel.occupations.version': { en: 'version {version}', fr: 'version {version}' },
  'panel.occupations.simulated': { en: 'simulation', fr: 'simulation' },
  'panel.occupations.importing': { en: 'Importing…', fr: 'Import en cours…' },
  'panel.occupations.imported': {
    en: '{records} records read: {created} new, {refused} refused.',
    fr: '{records} fiches lues : {created} nouvelles, {refused} refusées.',
  },
  'panel.occupations.not_imported': { en: 'Nothing was imported', fr: 'Rien n’a été importé' },
  'panel.occupations.exporting': { en: 'Exporting…', fr: 'Export en cours…' },
  'panel.occupations.not_exported': { en: 'Nothing was exported', fr: 'Rien n’a été exporté' },
  'panel.occupations.export.csv': { en: 'As CSV, for a spreadsheet', fr: 'En CSV, pour un tableur' },
  'panel.occupations.export.json': { en: 'As JSON, with everything', fr: 'En JSON, avec tout' },
  'panel.occupations.audit': { en: 'Who changed what', fr: 'Qui a changé quoi' },
  'panel.occupations.audit.none': {
    en: 'Nothing was changed yet. Every change will be kept here, with before and after.',
    fr: 'Rien n’a encore changé. Chaque changement restera ici, avec l’avant et l’après.',
  },
  'panel.occupations.audit.changes': {
    en: { one: '{count} field changed', other: '{count} fields changed' },
    fr: { one: '{count} champ modifié', other: '{count} champs modifiés' },
  },
  'panel.occupations.run': { en: 'Monthly update', fr: 'Mise à jour mensuelle' },
  'panel.occupations.records': { en: 'Published', fr: 'Publiées' },
  'panel.occupations.each': { en: 'A record', fr: 'Par fiche' },
  'panel.occupations.estimate': { en: 'Estimate', fr: 'Estimation' },
  'panel.occupations.spent': { en: 'This month', fr: 'Ce mois-ci' },
  'panel.occupations.spent_of': { en: '{spent} of {cap}', fr: '{spent} sur {cap}' },
  'panel.occupations.none_published': {
    en: 'Publish the records that are to be rewritten.',
    fr: 'Publiez les fiches à faire réécrire.',
  },
  'panel.occupations.basis.measured': {
    en: 'Estimated from past calls of this model.',
    fr: 'Estimé d’après les appels passés de ce modèle.',
  },
  'panel.occupations.basis.assumed': {
    en: 'Estimated from the size of the prompt; the real cost follows each call.',
    fr: 'Estimé d’après la taille de la consigne ; le coût réel suit chaque appel.',
  },
  'panel.occupations.simulation': {
    en: 'Simulation: without a Claude key nothing is paid and nothing real is replaced.',
    fr: 'Simulation : sans clé Claude, rien n’est payé et rien de réel n’est remplacé.',
  },
  'panel.occupations.update_all': { en: 'Update all published', fr: 'Actualiser toutes les fiches publiées' },
  'panel.occupations.updating': { en: 'Writing…', fr: 'Rédaction…' },
  'panel.occupations.updated': { en: 'Record rewritten for {cost}.', fr: 'Fiche réécrite pour {cost}.' },
  'panel.occupations.publish': { en: 'Publish', fr: 'Publier' },
  'panel.occupations.unpublish': { en: 'Back to draft', fr: 'Repasser en brouillon' },
  'panel.occupations.unwritten': {
    en: 'Nothing is written yet. “Update now” writes it.',
    fr: 'Rien n’est encore rédigé. « Actualiser » s’en charge.',
  },
  'panel.occupations.titles': {
    en: { one: '{count} job title', other: '{count} job titles' },
    fr: { one: '{count} appellation', other: '{count} appellations' },
  },
  'panel.occupations.versions': { en: 'Versions', fr: 'Versions' },
  'panel.occupations.compare': { en: 'What changed', fr: 'Ce qui a changé' },
  'panel.occupations.rollback': { en: 'Bring back', fr: 'Rétablir' },
  'panel.occupations.rolled_back': {
    en: 'Version {version} is current again.',
    fr: 'La version {version} est de nouveau courante.',
  },
  'panel.occupations.same': { en: 'Nothing differs.', fr: 'Aucune différence.' },
  'panel.occupations.gone': { en: 'removed:', fr: 'retiré :' },
  'panel.occupations.come': { en: 'added:', fr: 'ajouté :' },
  'panel.occupations.salary': {
    en: '{min} – {max} €, median {median} €',
    fr: '{min} – {max} €, médiane {median} €',
  },
  'panel.occupations.level.junior': { en: 'Junior', fr: 'Débutant' },
  'panel.occupations.level.experienced': { en: 'Experienced', fr: 'Confirmé' },
  'panel.occupations.level.senior': { en: 'Senior', fr: 'Senior' },
  'panel.occupations.trend.growing': { en: 'Growing.', fr: 'En croissance.' },
  'panel.occupations.trend.stable': { en: 'Stable.', fr: 'Stable.' },
  'panel.occupations.trend.declining': { en: 'Declining.', fr: 'En recul.' },
  'panel.occupations.key': { en: 'Claude key', fr: 'Clé Claude' },
  'panel.occupations.key.what': {
    en: 'Kept on this machine, sent only to Claude, never shown again.',
    fr: 'Gardée sur cette machine, envoyée à Claude seul, jamais réaffichée.',
  },
  'panel.occupations.key_kept': { en: 'a key is set', fr: 'une clé est en place' },
  'panel.occupations.key_set': { en: 'The key is kept.', fr: 'La clé est gardée.' },
  'panel.occupations.key_removed': { en: 'The key is removed.', fr: 'La clé est retirée.' },
} as const satisfies Messages
