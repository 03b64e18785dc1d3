import Mustache

// What a page has by thousands is found by name here, and not by reflection, which takes several times
// as long.

extension PageTable.Cell: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "text": text
    case "link": link
    case "remark": remark
    case "alignment": alignment
    default: nil
    }
  }
}

extension PageTable.Row: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "head": head
    case "cells": cells
    case "tone": tone
    case "mark": mark
    default: nil
    }
  }
}

extension ChartSymbol: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "symbol": symbol
    case "x": x
    case "y": y
    case "tone": tone
    case "statement": statement
    default: nil
    }
  }
}

extension ChartStroke: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "x1": x1
    case "x2": x2
    case "y1": y1
    case "y2": y2
    case "tone": tone
    case "statement": statement
    default: nil
    }
  }
}

extension FanChart.ValueTick: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "y": y
    case "label": label
    default: nil
    }
  }
}

extension FanChart.TimeTick: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "x": x
    case "label": label
    default: nil
    }
  }
}
