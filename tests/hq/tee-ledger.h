// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/ledger.h"

/** Two ledgers that are told the same and must say the same. */
#define TEST_TYPE_TEE (test_tee_get_type ())
G_DECLARE_FINAL_TYPE (TestTee, test_tee, TEST, TEE, GObject)

DeskLedger *test_tee_new (DeskLedger *first, DeskLedger *second);
