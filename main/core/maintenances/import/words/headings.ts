/** Usual headings of each field, normalised, the most specific first in each language. */
import type { ImportField } from '../../../../../shared/import.ts'

export interface HeadingWords {
  readonly fr: readonly string[]
  readonly en: readonly string[]
}

/** Text such as `a|b c|d` as a list. */
const words = (text: string) => text.split('|')

export const HEADING_WORDS: Readonly<Record<ImportField, HeadingWords>> = {
  asset: {
    fr: words(
      'actif|equipement|machine|nom de l actif|nom de l equipement|bien|installation|vehicule|engin|appareil|materiel|ouvrage|elements associes|designation equipement|designation de l equipement|libelle equipement|libelle de l equipement|designation machine|nom equipement|nom machine|nom du materiel',
    ),
    en: words(
      'asset|asset name|equipment|equipment name|machine|vehicle|vehicle name|unit|device|component s|component|installation',
    ),
  },
  name: {
    fr: words('nom|actif|equipement|machine|designation|libelle|vehicule|modele'),
    en: words('name|asset|asset name|equipment|machine|vehicle|model name|model'),
  },
  title: {
    fr: words(
      'titre|intitule|tache|travaux|operation|intervention|action|libelle bt|libelle ot|libelle du bt|libelle de l ot|libelle intervention|libelle de l intervention|designation bt|designation ot|designation des travaux|nature des travaux|type de maintenance|maintenance|objet|libelle|designation|description|type',
    ),
    en: words(
      'title|task|task name|work|summary|subject|service task|maintenance task|work order title|maintenance|activity|description|type',
    ),
  },
  planned_on: {
    fr: words(
      'date prevue|date planifiee|echeance|date d echeance|prevue le|prochaine echeance|prochaine date|date limite|a faire le|date de debut|date debut|date',
    ),
    en: words(
      'planned on|planned date|due date|due on|scheduled date|scheduled for|next due|next due date|next date|deadline|target date|due|planned|scheduled|start date|date',
    ),
  },
  asset_code: {
    fr: words(
      'code actif|code equipement|code machine|numero de serie|immatriculation|inventaire|n inventaire|no inventaire|num inventaire|numero inventaire|numero d inventaire|n d inventaire|code',
    ),
    en: words(
      'asset code|asset tag|asset number|serial number|equipment number|asset id|tag|license plate|code',
    ),
  },
  code: {
    fr: words(
      'code|code actif|numero de serie|inventaire|numero|immatriculation|n inventaire|no inventaire|num inventaire|numero inventaire|numero d inventaire|n d inventaire',
    ),
    en: words('code|asset code|asset tag|asset number|inventory number|serial number|serial|tag'),
  },
  status: {
    fr: words('statut|etat|avancement|fait|realise|termine|etape'),
    en: words('status|state|stage|done|progress'),
  },
  completed_on: {
    fr: words(
      'date de realisation|realisee le|terminee le|fait le|date de fin reelle|date de fin|date realisee|date de cloture',
    ),
    en: words(
      'completed on|completion date|completed|done on|date completed|closed on|close date|finished on',
    ),
  },
  recurrence: {
    fr: words('recurrence|periodicite|frequence|periode|intervalle'),
    en: words('recurrence|frequency|repeat|repeats|periodicity|every|interval|time interval|schedule'),
  },
  cost: {
    fr: words(
      'cout|cout total|montant|montant ht|montant ttc|prix|cout ht|cout ttc|cout total ht|cout total ttc|cout eur|cout euros|cout en euros|prix ht|prix ttc',
    ),
    en: words('cost|total cost|estimated cost|amount|price'),
  },
  duration_minutes: {
    fr: words(
      'duree minutes|duree en minutes|minutes|duree|duree min|duree mn|duree prevue min|temps passe|temps passe h|temps passe min|duree h|duree en heures|duree heures',
    ),
    en: words(
      'duration minutes|minutes|duration|time spent|duration min|time spent minutes|time spent h|time spent hours|duration h|duration hours|labor hours|labour hours',
    ),
  },
  assignee: {
    fr: words('intervenant|affecte a|attribue a|technicien|responsable|executant|assigne'),
    en: words('assignee|assigned to|technician|performed by|responsible|assigned user'),
  },
  lead_days: { fr: words('preavis|preavis jours|jours avant'), en: words('lead days|lead time|days before') },
  meter: { fr: words('compteur|echeance compteur'), en: words('meter|meter due|due meter') },
  read_on: {
    fr: words('date du releve|date de releve|releve le|date'),
    en: words('read on|reading date|meter date|entry date|date'),
  },
  meter_value: {
    fr: words('releve|releve du compteur|valeur du compteur|compteur|kilometrage|valeur|index'),
    en: words('meter value|meter reading|reading|odometer|odometer reading|mileage|hour meter|meter|value'),
  },
  unit: {
    fr: words('unite|unite du compteur'),
    en: words('unit|meter unit|units|unit of measure|uom'),
  },
  links: { fr: words('liens|lien|pieces jointes'), en: words('links|link|attachments|url') },
  reference: {
    fr: words(
      'reference|ref|ordre de travail|ot|bon de travail|bt|n ot|n bt|code bt|code ot|numero bt|numero ot|n de bt|n d ot|numero|n|no',
    ),
    en: words('reference|ref|work order|work order number|wo|order|number|id|issue key|key'),
  },
  location: {
    fr: words('emplacement|localisation|lieu|site|atelier|batiment|zone'),
    en: words('location|place|site|building|area|zone'),
  },
  category: { fr: words('categorie|famille|type'), en: words('category|family|type') },
  interval_days: {
    fr: words('intervalle|intervalle jours|periodicite|jours'),
    en: words('interval|interval days|days'),
  },
  commissioned_on: {
    fr: words('mise en service|date de mise en service|date d achat'),
    en: words('commissioned|commissioned on|in service since|purchase date'),
  },
  notes: {
    fr: words(
      'notes|note|commentaire|commentaires|remarques|description|details|observation|observations|compte rendu|remarque',
    ),
    en: words('notes|note|comment|comments|remarks|description|details'),
  },
  vigie_id: { fr: words('identifiant vigie'), en: words('vigie id') },
}
