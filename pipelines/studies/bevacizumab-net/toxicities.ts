/** Toxicities of interest, by suspected cause (AP-14, AP-15). */
export const toxicities = {
  bevacizumab: ['hypertension', 'edema', 'proteinuria', 'bleeding', 'thromboembolic_event'],
  chemotherapy: ['asthenia', 'hand_foot_syndrome', 'hematological', 'neurological'],
} as const;
