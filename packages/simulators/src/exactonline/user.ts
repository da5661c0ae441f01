/** The user who authorised the app. Exact fact sheet §2 and §3, 2026-11-21. */
export interface ExactUser {
  fullName: string;
  email: string;
  /** Language of error texts in the vendor's own words; the simulator quotes what was seen, mostly Dutch. */
  languageCode: string;
  /** MyFirm portal user: no rights for documents and bookings. */
  portal: boolean;
  lite: boolean;
  /** Client of an accountant. */
  client: boolean;
  /** What the user last picked in the screens. */
  currentDivision: number;
}

export const officeUser = (division: number): ExactUser => ({
  fullName: "Boekbrug Koppeling",
  email: "koppeling@example.test",
  languageCode: "nl-NL",
  portal: false,
  lite: false,
  client: false,
  currentDivision: division,
});

export type ForbiddenReason =
  | "BlockedUser"
  | "InactiveUser"
  | "BlockedCustomer"
  | "LicenseExpired"
  | "DivisionBlocked"
  | "NoDivisionAccess";
